package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Diff.Mark;
import dev.dyad.core.Drawing.Words;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  private static String marked(String before, String after) {
    Drawing drawing = WordDiff.beside(new Words(before), new Words(after));
    return drawing instanceof Diff diff
        ? diff.parts().stream()
            .map(p -> (p.mark() == Mark.KEPT ? "" : p.mark() == Mark.ADDED ? "+" : "-") + p.text())
            .collect(Collectors.joining())
        : "no diff";
  }

  @Test
  void marksWhatWentAndWhatCame() {
    assertThat(marked("a b c d", "a x c d")).isEqualTo("a -b +x c d");
    assertThat(marked("a b c", "a b c d")).isEqualTo("a b c +d ");
    assertThat(marked("a b c", "b c")).isEqualTo("-a b c");
    assertThat(marked("a  b\nc", "a b c")).isEqualTo("a b c");
  }

  @Test
  void isNotMadeOfTextsWithLittleInCommon() {
    assertThat(marked("a b c d e", "a x y z e")).isEqualTo("no diff");
    assertThat(marked("a b c d", "a x c y")).isEqualTo("a -b +x c -d +y ");
  }

  @Test
  void leavesPicturesAlone() {
    var picture = new Drawing.Picture(1, 1, new byte[3]);
    assertThat(WordDiff.beside(picture, picture)).isSameAs(picture);
  }
}
