package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.learn.Pretrained;
import dev.dyad.learn.encoder.Gru;
import dev.dyad.learn.encoder.Pooling;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.ResNet18;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.encoder.Stem;
import dev.dyad.learn.encoder.TwoTowers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFileTest {
  private static final Path SAMPLES = Path.of("..", "..", "samples");

  private static Recipe parse(String yaml, String... sets) {
    return RecipeFile.parse(yaml, List.of(sets), Path.of("").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits-simclr",
        "mnist-simclr",
        "cifar10-simclr",
        "image-folder",
        "fsdd-simclr",
        "spoken-digits-simclr"
      })
  void sampleRecipesAreTheSameAfterWritingAndReading(String name) throws IOException {
    Recipe recipe = RecipeFile.read(SAMPLES.resolve(name + ".yaml"), List.of());
    assertThat(parse(RecipeFile.write(recipe, SAMPLES))).isEqualTo(recipe);
  }

  @Test
  void readsTheReadmesRecipe() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    String yaml = readme.substring(readme.indexOf("```yaml") + 8);
    Recipe recipe = parse(yaml.substring(0, yaml.indexOf("```")));
    assertThat(recipe.views().pipelines()).hasSize(2);
    assertThat(recipe.epochs()).isEqualTo(50);
  }

  @Test
  void findsDataBesideTheRecipe() throws IOException {
    Recipe recipe =
        RecipeFile.read(SAMPLES.resolve("digits-simclr.yaml"), List.of("data.path=data/digits"));
    assertThat(recipe.data().path())
        .isEqualTo(SAMPLES.toAbsolutePath().normalize().resolve("data/digits").toString());
  }

  @Test
  void needsNothingButThePath() {
    assertThat(parse("data: photos").views()).isNotNull();
  }

  @Test
  void anEncoderWithWeightsIsAPretrainedOne() {
    Recipe recipe =
        parse("data: photos\nencoder: {ResNet18: {stem: SMALL, weights: a.st, frozen: true}}");
    assertThat(recipe.encoder())
        .isEqualTo(
            new Pretrained(
                new ResNet18(Stem.SMALL, false, Precision.FLOAT32), Path.of("a.st"), true));
    assertThat(parse("data: photos\nencoder: SimpleCnn", "encoder.weights=b.st").encoder())
        .isEqualTo(new Pretrained(new SimpleCnn(), Path.of("b.st"), false));
    assertThat(parse(RecipeFile.write(recipe, SAMPLES)).encoder()).isEqualTo(recipe.encoder());
  }

  @Test
  void eachTowerMayHaveWeightsOfItsOwn() {
    String towers = "{TwoTowers: {image: SimpleCnn, text: {Gru: {hidden: 8, weights: a.st}}}}";
    Recipe recipe = parse("modality: imagetext\ndata: photos\nencoder: " + towers);
    var words = new Gru(32_768, 128, 8, Pooling.MEAN, 0.1);
    assertThat(recipe.encoder())
        .isEqualTo(
            new TwoTowers(new SimpleCnn(), new Pretrained(words, Path.of("a.st"), false), 128));
    assertThat(parse(RecipeFile.write(recipe, SAMPLES)).encoder()).isEqualTo(recipe.encoder());
  }

  @Test
  void setsASettingInsideARecord() {
    Recipe recipe = parse("data: photos", "optimizer.learningRate=0.125");
    assertThat(recipe.optimizer().learningRate()).isEqualTo(0.125);
  }

  @Test
  void setsASettingOfARecordGivenByItsNameAlone() {
    Recipe recipe = parse("data: photos\noptimizer: adam", "optimizer.learningRate=0.125");
    assertThat(recipe.optimizer().learningRate()).isEqualTo(0.125);
  }

  @Test
  void setsASettingOfTheDataBesideItsPath() {
    assertThat(parse("data: {path: photos}", "data.holdOut=0.25").data().holdOut()).isEqualTo(0.25);
  }

  @Test
  void takesAListOfStepsAsOnePipelineForTwoViews() {
    Recipe recipe = parse("data: photos\nviews: [HorizontalFlip, {CenterCrop: {size: 32}}]");
    assertThat(recipe.views().pipelines()).hasSize(2);
    assertThat(recipe.views().pipelines().get(0)).isEqualTo(recipe.views().pipelines().get(1));
  }

  @Test
  void takesAListOfListsAsOnePipelineForEachView() {
    Recipe recipe =
        parse("data: photos\nviews: [[HorizontalFlip], [VerticalFlip], [{CenterCrop: {size: 9}}]]");
    assertThat(recipe.views().pipelines()).hasSize(3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch: 3 | Recipe has no setting 'epoch'. Maybe epochs.",
        "epochs: many | Recipe.epochs must be a whole number, but was 'many'",
        "epochs: 0 | epochs must be positive, but was 0",
        "batchSize: 1 | batchSize must be at least 2",
        "method: SimCRL | No method 'SimCRL' for modality 'image'. Maybe SimCLR.",
        "views: [RandomCorp] | No augmentation 'RandomCorp' for modality 'image'. Maybe"
            + " RandomCrop.",
        "modality: imige | No modality 'imige'. Maybe image.",
        "device: gpx | device must be cpu, auto or gpu0",
        "optimizer: {Adam: {learningRate: -1}} | learningRate",
        "'views: [' | not valid YAML at line",
        "'seed: 1\nseed: 2' | not valid YAML at line",
      })
  void saysWhatIsWrong(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("data: photos\n" + line.replace("\\n", "\n")))
        .withMessageContaining(message.strip());
  }

  @Test
  void saysWhatASetMustLookLike() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("data: photos", "epochs"))
        .withMessageContaining("--set must look like key=value");
  }

  @Test
  void namesTheFileThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecipeFile.read(Path.of("none.yaml"), List.of()))
        .withMessageContaining("none.yaml: no such recipe");
  }
}
