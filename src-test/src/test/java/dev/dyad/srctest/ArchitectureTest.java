package dev.dyad.srctest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.dyad.core.Modality;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may depend on whom, and what main code never does. */
class ArchitectureTest {
  /** The arrows of the house: each module with the modules of Dyad it may see. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("core", List.of()),
              Map.entry("testkit", List.of("core")),
              Map.entry("image", List.of("core")),
              Map.entry("text", List.of("core", "wordnet")),
              Map.entry("audio", List.of("core")),
              Map.entry("graph", List.of("core")),
              Map.entry("series", List.of("core")),
              Map.entry("imagetext", List.of("core", "image", "text")),
              Map.entry("wordnet", List.of()),
              Map.entry("pairs", List.of("core")),
              Map.entry("learn", List.of("core", "pairs")),
              Map.entry("eval", List.of("core")),
              Map.entry("search", List.of("core")),
              Map.entry("serve", List.of("core")),
              Map.entry("data", List.of("core")),
              Map.entry("report", List.of("core", "eval")),
              Map.entry(
                  "cli",
                  List.of("core", "pairs", "learn", "eval", "search", "serve", "data", "report")),
              Map.entry("spark", List.of("core", "learn"))));

  /** Measure everything, and are used by nothing. */
  private static final List<String> OUTSIDE = List.of("bench", "samples", "srctest");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.dyad");

  private static JavaClasses main() {
    return ALL.that(
        describe("main code", c -> !module(c).equals("testkit") && !OUTSIDE.contains(module(c))));
  }

  /** core of dev.dyad.core, learn of dev.dyad.learn.method. */
  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }

  private static String packages(String module) {
    return "dev.dyad." + module + "..";
  }

  @Test
  void everyModuleHasItsPlaceInTheHouse() {
    var found = new TreeSet<String>();
    ALL.forEach(c -> found.add(module(c)));
    found.removeAll(OUTSIDE);
    assertThat(found).contains("core", "image", "pairs", "learn").isSubsetOf(ARROWS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> modulesSeeOnlyWhatTheyMay() {
    return ARROWS.entrySet().stream()
        .map(
            arrow ->
                dynamicTest(
                    arrow.getKey(),
                    () -> {
                      var allowed = new ArrayList<>(List.of(packages(arrow.getKey())));
                      arrow.getValue().forEach(module -> allowed.add(packages(module)));
                      noClasses()
                          .that()
                          .resideInAPackage(packages(arrow.getKey()))
                          .should()
                          .dependOnClassesThat(
                              resideInAnyPackage("dev.dyad..")
                                  .and(
                                      describe(
                                          "are not of " + allowed,
                                          c ->
                                              !resideInAnyPackage(allowed.toArray(String[]::new))
                                                  .test(c))))
                          .allowEmptyShould(true)
                          .check(ALL);
                    }));
  }

  @Test
  void coreNeedsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.dyad.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.dyad.core..")
        .check(ALL);
  }

  @Test
  void onlyLearnCliAndSparkSeeTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.dyad.learn..", "dev.dyad.cli..", "dev.dyad.spark..", "dev.dyad.bench..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("ai.djl..")
                .and(
                    describe(
                        "are no tokenizers",
                        c -> !c.getPackageName().startsWith("ai.djl.huggingface.tokenizers"))))
        .check(ALL);
  }

  @Test
  void onlyImageSeesOpenCv() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.dyad.image..", "dev.dyad.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.opencv..", "org.bytedeco..")
        .check(ALL);
  }

  /** No Mat escapes: natives are freed where they are made. */
  @Test
  void noPublicMethodOfImageSpeaksOfOpenCv() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.dyad.image..")
        .and()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(resideInAnyPackage("org.opencv..", "org.bytedeco.."))
        .andShould()
        .notHaveRawParameterTypes(
            describe(
                "of OpenCV",
                types ->
                    types.stream().anyMatch(resideInAnyPackage("org.opencv..", "org.bytedeco.."))))
        .check(ALL);
  }

  @Test
  void onlySearchSeesLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.dyad.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .check(ALL);
  }

  @Test
  void noPublicMethodOfSearchSpeaksOfLucene() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.dyad.search..")
        .and()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(resideInAnyPackage("org.apache.lucene.."))
        .andShould()
        .notHaveRawParameterTypes(
            describe(
                "of Lucene",
                types -> types.stream().anyMatch(resideInAnyPackage("org.apache.lucene.."))))
        .check(ALL);
  }

  @Test
  void chanceComesOnlyFromKeys() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ThreadLocalRandom.class, java.security.SecureRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(StrictMath.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(RandomGenerator.class, "getDefault")
        .orShould()
        .callMethod(RandomGenerator.class, "of", String.class)
        .check(main());
  }

  @Test
  void onlyRandomKeyMakesGenerators() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(RandomKey.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.SplittableRandom.class)
        .check(main());
  }

  @Test
  void noGeneratorIsStored() {
    noFields().should().haveRawType(assignableTo(RandomGenerator.class)).check(main());
  }

  @Test
  void viewsAreChangedOnlyThroughThen() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(View.class)
        .should()
        .callConstructor(View.class, Object.class, dev.dyad.core.Origin.class, List.class)
        .check(ALL);
  }

  @Test
  void nothingIsSerialisedTheJavaWay() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class)
        .check(ALL);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.dyad.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(main());
  }

  @Test
  void lossesArePureFunctions() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .haveNameMatching("dev\\.dyad\\.learn\\.\\w*Losses")
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .andShould()
        .haveRawType(describe("primitive", JavaClass::isPrimitive))
        .allowEmptyShould(true)
        .check(ALL);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveNameMatching("dev\\.dyad\\.learn\\.\\w*Losses")
        .and()
        .arePublic()
        .should()
        .beStatic()
        .check(ALL);
  }

  @Test
  void noStaticFieldCanBeAssigned() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .orShould(
            com.tngtech.archunit.lang.conditions.ArchConditions.have(
                describe(
                    "a name made by the compiler",
                    f -> f.getModifiers().contains(JavaModifier.SYNTHETIC))))
        .check(main());
  }

  @Test
  void learningKnowsNoModality() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.dyad.learn..", "dev.dyad.eval..", "dev.dyad.pairs..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Modality.class)
        .check(ALL);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(?i)\\.(util|utils|common|manager|helper|impl|base)\\..*")
        .orShould()
        .haveNameMatching(".*(Util|Utils|Common|Manager|Helper|Impl|Base)(\\$.*)?")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(ALL);
  }
}
