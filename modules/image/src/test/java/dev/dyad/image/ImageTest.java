package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final Image BYTES = Samples.noise(7, 5, 3, 1);
  private static final Image WORDS = Image.wrapWords(7, 5, Words.ofBytes(BYTES.pixels()));

  @Test
  void holdsRedInTheLowestByteOfAWord() {
    Image image = Image.wrapWords(1, 1, new int[] {0x030201});
    assertThat(image.pixels()).containsExactly(1, 2, 3);
    assertThat(image.at(0, 0, 2)).isEqualTo(3);
  }

  @Test
  void isEqualWhicheverWayItIsStored() {
    assertThat(WORDS).isEqualTo(BYTES).hasSameHashCodeAs(BYTES);
    assertThat(BYTES).isEqualTo(WORDS);
    assertThat(WORDS.words()).isEqualTo(BYTES.words());
    assertThat(WORDS.pixels()).isEqualTo(BYTES.pixels());
  }

  @Test
  void differsInOneLevelWhicheverWayItIsStored() {
    int[] words = WORDS.words().clone();
    words[34] ^= 0x010000;
    Image other = Image.wrapWords(7, 5, words);
    assertThat(other).isNotEqualTo(WORDS).isNotEqualTo(BYTES);
  }

  @Test
  void hasTheSamePixelsWhicheverWayItIsStored() {
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(WORDS.at(x, y, c)).isEqualTo(BYTES.at(x, y, c));
        }
      }
    }
  }

  @Test
  void isChangedAlikeWhicheverWayItIsStored() {
    for (var change :
        List.of(
            new GaussianBlur.Blurred(5, 1),
            new HorizontalFlip.MirrorHorizontal(),
            new Grayscale.Grayed(),
            ColorJitter.Recolored.hue(0.2),
            new RandomResizedCrop.CropAndResize(1, 2, 5, 3, 4),
            new Solarize.Solarized(100))) {
      assertThat(change.apply(WORDS)).as("%s", change).isEqualTo(change.apply(BYTES));
    }
  }

  @Test
  void isCollatedAlikeWhicheverWayItIsStored() {
    List<Tensor> together = new ImageCollator().collate(List.of(WORDS, BYTES));
    var data = ((Tensor.Floats) together.get(0)).data();
    for (int i = 0; i < 105; i++) {
      assertThat(data.get(i)).isEqualTo(data.get(105 + i));
    }
  }

  @Test
  void doesNotLetItsPixelsBeWrittenTo() {
    WORDS.pixels()[0]++;
    assertThat(WORDS).isEqualTo(BYTES);
  }

  @Test
  void rejectsPixelsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(2, 2, 3, new byte[4]))
        .withMessage("pixels must have 2 x 2 x 3 bytes, but has 4");
  }
}
