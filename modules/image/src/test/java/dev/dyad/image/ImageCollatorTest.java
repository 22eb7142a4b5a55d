package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageCollatorTest {
  @Test
  void putsChannelsBeforeRowsAndColumns() {
    Image first = Samples.noise(3, 2, 3, 1);
    Image second = Samples.noise(3, 2, 3, 2);
    var collator = new ImageCollator(List.of(0.0), List.of(1.0));
    var tensor = (Tensor.Floats) collator.collate(List.of(first, second)).get(0);
    assertThat(tensor.shape()).containsExactly(2, 3, 2, 3);
    for (int n = 0, i = 0; n < 2; n++) {
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < 2; y++) {
          for (int x = 0; x < 3; x++, i++) {
            float expected = (n == 0 ? first : second).at(x, y, c) / 255f;
            assertThat(tensor.data().get(i)).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void normalisesEachChannelByItsOwnNumbers() {
    Image white = Image.of(1, 1, 3, new byte[] {-1, -1, -1});
    var collator = new ImageCollator(List.of(0.5, 0.25, 0.0), List.of(0.5, 0.25, 2.0));
    var tensor = (Tensor.Floats) collator.collate(List.of(white)).get(0);
    assertThat(tensor.data().get(0)).isEqualTo(1f);
    assertThat(tensor.data().get(1)).isEqualTo(3f);
    assertThat(tensor.data().get(2)).isEqualTo(0.5f);
  }

  @Test
  void saysWhatToSetWhenSizesDiffer() {
    List<Image> images = List.of(Samples.noise(8, 6, 3, 1), Samples.noise(8, 7, 3, 1));
    assertThatThrownBy(() -> new ImageCollator().collate(images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Image[8x6x3] and Image[8x7x3]")
        .hasMessageContaining("CenterCrop(size=6)");
  }

  @Test
  void saysWhatToDoWhenChannelsDiffer() {
    List<Image> images = List.of(Samples.noise(8, 6, 3, 1), Samples.noise(8, 6, 1, 1));
    assertThatThrownBy(() -> new ImageCollator().collate(images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all gray or all RGB");
  }

  @Test
  void wantsOneNumberForGrayPictures() {
    List<Image> gray = List.of(Samples.noise(2, 2, 1, 1));
    assertThatThrownBy(() -> ImageCollator.imageNet().collate(gray))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give one number");
  }

  @Test
  void rejectsAStandardDeviationOfZero() {
    assertThatThrownBy(() -> new ImageCollator(List.of(0.5), List.of(0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("standardDeviation must be positive, but was 0.0");
  }
}
