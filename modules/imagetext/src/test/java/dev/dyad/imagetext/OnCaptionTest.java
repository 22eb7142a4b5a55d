package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.text.CaseNoise;
import dev.dyad.text.WordDeletion;
import dev.dyad.text.WordSwap;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnCaptionTest extends CaptionedImageContract {
  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new OnCaption(List.of(new WordDeletion(), new CaseNoise()));
  }

  @Test
  void changesTheFirstCaptionAlone() {
    CaptionedImage sample = Examples.sample(RandomKey.of(1).generator());
    View<CaptionedImage> view =
        new OnCaption(List.of(new WordSwap()))
            .apply(View.raw(sample, new Origin("s", 0, 0, 0)), RandomKey.of(2).generator());
    assertThat(view.value().image()).isEqualTo(sample.image());
    assertThat(view.value().captions().get(0)).isNotEqualTo(sample.captions().get(0));
    assertThat(view.value().captions().subList(1, 4)).isEqualTo(sample.captions().subList(1, 4));
  }
}
