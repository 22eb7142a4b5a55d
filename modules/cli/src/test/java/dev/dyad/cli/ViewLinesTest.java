package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Diff.Mark;
import dev.dyad.core.Drawing.Diff.Part;
import dev.dyad.report.Views;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewLinesTest {
  private static final Diff DIFF =
      new Diff(
          List.of(
              new Part("a ", Mark.KEPT, ""),
              new Part("car", Mark.REMOVED, ""),
              new Part("auto", Mark.ADDED, "car.n.01")),
          "meaning left: 0.9");

  @Test
  void marksWhatWentAndCame() {
    assertThat(ViewLines.of(DIFF, false))
        .isEqualTo("  a [-car-]{+auto+}\n    auto: car.n.01\n    meaning left: 0.9\n");
  }

  @Test
  void coloursWhatWentAndCame() {
    assertThat(ViewLines.of(DIFF, true))
        .contains("\u001B[9;31mcar\u001B[0m\u001B[1;32mauto\u001B[0m");
  }

  @Test
  void textsCannotSteerTheTerminal() {
    var evil = new Diff(List.of(new Part("x\u001B[2Jy\nz", Mark.KEPT, "")), "");
    assertThat(ViewLines.of(evil, false)).isEqualTo("  x [2Jy z\n");
  }

  @Test
  void showsOnlyWhatIsWords() {
    var words =
        new Views.Row("1", new Drawing.Words("a car"), List.of(new Views.Shown(DIFF, List.of())));
    var picture = new Views.Row("2", new Drawing.Picture(1, 1, new byte[3]), List.of());
    assertThat(ViewLines.of(new Views(List.of(words, picture)), false))
        .startsWith("1: a car\n  a [-car")
        .doesNotContain("2");
  }

  @Test
  void showsTheWordsBelowPictures() {
    var picture = new Drawing.Picture(1, 1, new byte[3]);
    var row =
        new Views.Row(
            "1",
            new Drawing.Captioned(picture, new Drawing.Words("a car")),
            List.of(
                new Views.Shown(picture, List.of()),
                new Views.Shown(new Drawing.Captioned(picture, DIFF), List.of())));
    assertThat(ViewLines.of(new Views(List.of(row)), false)).startsWith("1: a car\n  a [-car");
  }
}
