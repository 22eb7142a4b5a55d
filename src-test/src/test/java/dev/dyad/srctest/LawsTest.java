package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.SpecCodec;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.LearningSpecs;
import dev.dyad.learn.Method;
import dev.dyad.learn.Optimizer;
import dev.dyad.learn.Schedule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws of the house and where each is tested. A law whose test is renamed or removed fails
 * here.
 */
class LawsTest {
  private static final Pattern CLASS =
      Pattern.compile("class (\\w+)(?:<[^{]*?>)?\\s+extends\\s+(\\w+)");

  /** Where the tests of each law are: module, class, method. */
  private static final Map<String, List<String>> TESTS =
      Map.ofEntries(
          Map.entry(
              "law 1: a view is a function of seed, epoch, sample and view index",
              List.of(
                  "pairs ViewSamplerTest viewsAreTheSameWhateverTheBatchSize",
                  "pairs ViewSamplerTest viewsAreTheSameWhateverTheNumberOfThreads",
                  "pairs ViewSamplerTest viewsAreTheSameWhateverTheOrderOfCalls",
                  "pairs BatchLoaderTest agreesWithPlainLoopWhateverTheNumberOfWorkers",
                  "core CombinatorsTest drawsOfOneStepOfASequenceNeverShiftAnother",
                  "src-test ArchitectureTest chanceComesOnlyFromKeys",
                  "src-test ArchitectureTest noGeneratorIsStored",
                  "src-test RandomPipelinesTest viewsAreTheSameOnEveryThread")),
          Map.entry(
              "law 2: View.then is the only way to change a view",
              List.of(
                  "core ViewTest replayGivesTheValueAgain",
                  "src-test ArchitectureTest viewsAreChangedOnlyThroughThen",
                  "src-test RandomPipelinesTest viewsReplayToTheirValue")),
          Map.entry(
              "law 3: a record is its own configuration",
              List.of(
                  "core SpecCodecTest randomRecordsAreReadAsTheyWereWritten",
                  "src-test RandomPipelinesTest pipelinesAreReadAsTheyWereWritten",
                  "src-test LawsTest everythingRegisteredIsReadAsItWasWritten")),
          Map.entry(
              "law 4: modalities end at Tensor",
              List.of(
                  "src-test ArchitectureTest modulesSeeOnlyWhatTheyMay",
                  "src-test ArchitectureTest onlyLearnCliAndSparkSeeTheEngine",
                  "src-test MelodyModalityTest trainsAndEmbeds")),
          Map.entry(
              "law 5: losses are pure functions",
              List.of(
                  "src-test ArchitectureTest lossesArePureFunctions",
                  "src-test SourceRulesTest methodsAreReadableFiles")),
          Map.entry(
              "law 6: an augmentation keeps the meaning and has an effect",
              List.of(
                  "testkit AugmentationContract hasAnEffect",
                  "testkit AugmentationContract keepsItsInvariants",
                  "src-test LawsTest everyAugmentationKeepsTheContract")),
          Map.entry(
              "law 7: every number comes with its control",
              List.of(
                  "cli CommandsTest everyScoreStandsBesideItsControls",
                  "cli CommandsTest everyRepresentationIsMeasuredByItself",
                  "cli CommandsTest reproducesTheSameWeightsAndScores")),
          Map.entry(
              "law 8: nothing is lost",
              List.of(
                  "learn ResumeTest killedInTheMiddleOfAnEpochEndsWithTheSameWeights",
                  "learn ResumeTest killedLongAfterItsCheckpointDoesTheLostStepsAgain",
                  "learn ResumeTest whatTheLearnerKeepsIsResumedToo",
                  "learn ResumeTest neverOverwritesARun",
                  "learn AtomicFileTest oldFileSurvivesAFullDisk")),
          Map.entry(
              "law 9: bad input is named and survived",
              List.of(
                  "pairs BatchLoaderTest badSamplesAreLeftOutAndListed",
                  "image ImageFolderTest survivesATruncatedJpegAmongGoodOnes",
                  "core SpecCodecTest namesTheNearestOfAnUnknownSetting",
                  "cli CommandsTest trainsOnAFolderOfUnlabelledPicturesAndListsBrokenOnes",
                  "cli CommandsTest saysWhatIsWrongAndEndsWithTwo",
                  "src-test SourceRulesTest noErrorIsSwallowed")));

  @TestFactory
  Stream<DynamicTest> everyLawIsTested() {
    return TESTS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            law ->
                dynamicTest(
                    law.getKey(),
                    () ->
                        assertThat(law.getValue())
                            .as("tests of %s", law.getKey())
                            .allMatch(LawsTest::exists)));
  }

  private static boolean exists(String test) {
    String[] names = test.split(" ");
    Path module = Sources.modules().get(names[0]);
    return Sources.java(module.resolve("src")).stream()
        .filter(file -> file.endsWith(names[1] + ".java"))
        .anyMatch(
            file -> Sources.code(file).matches("(?s).*@Test\\w*[^;{}]*\\b" + names[2] + "\\(.*"));
  }

  @TestFactory
  Stream<DynamicTest> everythingRegisteredIsReadAsItWasWritten() {
    return Stream.concat(
        Modalities.all().stream()
            .flatMap(
                modality ->
                    SpecCodec.records(modality).stream()
                        .map(type -> roundTrip(SpecCodec.of(modality), type))),
        LearningSpecs.classes().stream().map(type -> roundTrip(LearningSpecs.codec(), type)));
  }

  private static DynamicTest roundTrip(SpecCodec codec, Class<?> type) {
    return dynamicTest(
        type.getName(),
        () -> {
          String needed = codec.signature(type, type.getSimpleName());
          String given =
              needed.matches("\\w+\\(size\\b(?!=).*")
                  ? "(size=24)"
                  : needed.startsWith("TokenizerFile(")
                      ? "(tokenizer=tokenizer.json, length=128, specialTokens=true)"
                      : "()";
          Object spec = codec.read(type, type.getSimpleName() + given);
          assertThat(spec).isInstanceOf(type);
          assertThat(codec.read(type, codec.write(spec))).isEqualTo(spec);
          assertThat(codec.fromTree(type, codec.toTree(spec))).isEqualTo(spec);
        });
  }

  @Test
  void everyServiceIsARecordWithDefaults() {
    for (Class<?> kind : List.of(Method.class, Encoder.class, Optimizer.class, Schedule.class)) {
      assertThat(ServiceLoader.load(kind))
          .as("registered %s", kind.getSimpleName())
          .isNotEmpty()
          .allMatch(instance -> instance instanceof Record);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyAugmentationKeepsTheContract() {
    Map<String, String> parents = testClasses();
    return Modalities.all().stream()
        .map(Modality::augmentations)
        .flatMap(List::stream)
        .map(
            type ->
                dynamicTest(
                    type.getSimpleName(),
                    () -> {
                      String parent = type.getSimpleName() + "Test";
                      while (parents.containsKey(parent)) {
                        parent = parents.get(parent);
                      }
                      assertThat(parent)
                          .as("last ancestor of %sTest", type.getSimpleName())
                          .isEqualTo("AugmentationContract");
                    }));
  }

  /** The parent of each test class that has one. */
  private static Map<String, String> testClasses() {
    var parents = new HashMap<String, String>();
    for (Path module : Sources.modules().values()) {
      for (Path file : Sources.java(module.resolve("src/test/java"))) {
        Matcher matcher = CLASS.matcher(Sources.code(file));
        while (matcher.find()) {
          parents.put(matcher.group(1), matcher.group(2));
        }
      }
    }
    return parents;
  }
}
