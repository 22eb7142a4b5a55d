package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.HardNegative;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.text.WordSwap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongCaptionTest extends CaptionedImageContract {
  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new WrongCaption();
  }

  private static String wrong(String caption) {
    var value = CaptionedImage.of(Examples.plain(1, 2, 3), Examples.texts(caption));
    return new WrongCaption()
        .apply(View.raw(value, new Origin("s", 0, 0, 0)), RandomKey.of(3).generator())
        .value()
        .caption()
        .orElseThrow()
        .content();
  }

  @Test
  void saysTheOpposite() {
    assertThat(wrong("an open door")).isIn("a closed door", "a shut door");
  }

  @Test
  void saysNothingWhereThereIsNoOpposite() {
    assertThat(wrong("a tuba")).isEmpty();
  }

  @Test
  void isAHardNegative() {
    assertThat(HardNegative.in(new WrongCaption())).containsExactly("WrongCaption");
    assertThat(HardNegative.in(new OnCaption(List.of(new dev.dyad.text.AntonymSwap()))))
        .containsExactly("AntonymSwap");
  }

  @Test
  void rejectsStepsThatKeepTheMeaning() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WrongCaption(List.of(new WordSwap())))
        .withMessageContaining("steps must break the meaning")
        .withMessageContaining("Name AntonymSwap or NegationFlip");
  }
}
