package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.HardNegative;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import org.junit.jupiter.api.Test;

class AntonymSwapTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new AntonymSwap();
  }

  @Test
  void saysTheOpposite() {
    assertThat(Views.of(new AntonymSwap(1, new Protection()), "a good day")).contains("a bad day");
    assertThat(Views.of(new AntonymSwap(1, new Protection()), "The prices rose."))
        .containsExactly("The prices fell.");
  }

  @Test
  void isAHardNegativeThatLeavesNoMeaning() {
    Text text = Text.of("a large house");
    View<Text> view =
        new AntonymSwap().apply(View.raw(text, Views.ORIGIN), RandomKey.of(1).generator());
    assertThat(Meaning.left(text, view)).isZero();
    assertThat(HardNegative.in(new MeaningFloor(0, 1, new AntonymSwap())))
        .containsExactly("AntonymSwap");
  }
}
