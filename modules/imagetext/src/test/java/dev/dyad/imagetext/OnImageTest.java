package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Origin;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.image.GaussianNoise;
import dev.dyad.image.HorizontalFlip;
import dev.dyad.image.Image;
import dev.dyad.image.RandomCrop;
import dev.dyad.text.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnImageTest extends CaptionedImageContract {
  private static final Origin ORIGIN = new Origin("s", 0, 0, 0);

  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new OnImage(
        List.of(new RandomCrop(16), new Maybe<>(0.5, new HorizontalFlip()), new GaussianNoise()));
  }

  @Test
  void doesWhatItsStepsDoAndLeavesCaptions() {
    CaptionedImage sample = Examples.sample(RandomKey.of(1).generator());
    var steps = List.<Augmentation<Image>>of(new RandomCrop(16), new GaussianNoise());
    View<CaptionedImage> view =
        new OnImage(steps).apply(View.raw(sample, ORIGIN), RandomKey.of(2).generator());
    View<Image> image =
        new dev.dyad.core.Sequence<>(steps)
            .apply(View.raw(sample.image().orElseThrow(), ORIGIN), RandomKey.of(2).generator());
    assertThat(view.value()).isEqualTo(CaptionedImage.of(image.value(), sample.captions()));
    assertThat(view.changes()).hasSameSizeAs(image.changes());
  }

  @Test
  void leavesWordsAlone() {
    View<CaptionedImage> words = View.raw(CaptionedImage.of(Text.of("a heart")), ORIGIN);
    assertThat(augmentation().apply(words, RandomKey.of(2).generator())).isEqualTo(words);
  }

  @Test
  void recipesNameStepsAsAList() {
    Map<String, Object> views =
        Map.of(
            "PerView",
            List.of(
                List.of(Map.of("OnImage", List.of("HorizontalFlip")), "ImageOnly"),
                List.of("CaptionOnly", Map.of("OnCaption", List.of("WordSwap")))));
    Preset<?> preset = codec().fromTree(Preset.class, views);
    assertThat(preset.pipelines()).hasSize(2);
  }

  @Test
  void rejectsStepsOfTexts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec().read(Augmentation.class, "OnImage(steps=[WordDeletion()])"))
        .withMessageStartingWith(
            "'WordDeletion' is for Text, but what is named here must be for Image.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec().read(Augmentation.class, "HorizontalFlip()"))
        .withMessageContaining("must be for CaptionedImage. Known: CaptionOnly, ");
  }
}
