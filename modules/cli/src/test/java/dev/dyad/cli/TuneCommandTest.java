package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {
  @TempDir private Path folder;

  private Typed tune(Path out, String... more) {
    var words = new ArrayList<>(List.of("tune", Typed.RECIPE, "--out", out.toString()));
    for (String set : List.of("data.path=" + Typed.DIGITS, "data.limit=200", "batchSize=64")) {
      words.addAll(List.of("--set", set));
    }
    words.addAll(List.of("--epochs", "1"));
    words.addAll(List.of(more));
    return Typed.dyad(words.toArray(String[]::new));
  }

  @Test
  void proposesARecipeThatCanBeTrained() throws IOException {
    Path out = folder.resolve("tune");
    Typed typed = tune(out);
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("25 % of the steps", "100 % of the steps", "shared nats");
    assertThat(out.resolve("plots/held-out-k-nn.png")).exists();
    Recipe proposed = RecipeFile.read(out.resolve("proposed.yaml"), List.of());
    assertThat(proposed.epochs()).isEqualTo(100);
    assertThat(Files.readString(out.resolve("tuning.html"))).contains("held-out k-NN");
  }

  /** The digits are enlarged to 16 pixels first, without which nothing fits the other views. */
  @Test
  void keepsStepsThatSetTheSize() throws IOException {
    Recipe recipe = RecipeFile.read(Path.of(Typed.RECIPE), List.of("data.path=" + Typed.DIGITS));
    Workload<?> work = Workload.open(dev.dyad.core.Modalities.named("image"), recipe);
    String views = Trial.sparing(recipe, work, 0.25).recipe().views().toString();
    assertThat(views).contains("Maybe[p=0.25").doesNotContain("Maybe[p=0.25, step=Resize");
  }

  @Test
  void triesTheValuesOfASetting() {
    Typed typed = tune(folder.resolve("vary"), "--vary", "method.temperature=[0.1, 1]");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).containsPattern("(?m)^0\\.1 ").containsPattern("(?m)^1 ");
  }

  @Test
  void proposesNothingWhereAllIsOfOneClass() {
    Path out = folder.resolve("threes");
    Typed typed =
        tune(
            out,
            "--set",
            "data.normal=[3]",
            "--set",
            "data.limit=400",
            "--set",
            "batchSize=8",
            "--vary",
            "method.temperature=[0.5]");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("nothing is proposed: there are not two classes");
    assertThat(out.resolve("tuning.html")).exists();
    assertThat(out.resolve("proposed.yaml")).doesNotExist();
  }

  @Test
  void doesNotVaryTheData() {
    Typed typed = tune(folder.resolve("data"), "--vary", "data.limit=[100, 200]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("--vary is for views and training, not for the data");
  }

  @Test
  void leavesNothingBehindIfASettingIsWrong() {
    Path out = folder.resolve("wrong");
    Typed typed = tune(out, "--vary", "method.temperature=[0.1, -1]");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("temperature must be positive, but was -1");
    assertThat(out).doesNotExist();
  }
}
