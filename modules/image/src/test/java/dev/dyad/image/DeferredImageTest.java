package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.image.Undone.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures whose changes are put off. */
class DeferredImageTest {
  private static final Image PICTURE = Samples.noise(9, 7, 3, 1);
  private static final Origin ORIGIN = new Origin("a", 0, 0, 0);
  private static final RandomResizedCrop.CropAndResize CROP =
      new RandomResizedCrop.CropAndResize(1, 2, 6, 4, 5);

  private static View<Image> view() {
    return View.raw(PICTURE.deferring(), ORIGIN);
  }

  @Test
  void isEqualToThePictureItWasMadeOf() {
    assertThat(PICTURE.deferring()).isEqualTo(PICTURE).hasSameHashCodeAs(PICTURE);
  }

  @Test
  void knowsItsSizeWithoutBeingMade() {
    Image changed = view().then(CROP).value();
    assertThat(changed.putOff()).isPresent();
    assertThat(changed).hasToString("Image[5x5x3]");
  }

  @Test
  void isMadeWhenItIsLookedAt() {
    Image changed = view().then(CROP).then(new HorizontalFlip.MirrorHorizontal()).value();
    Image expected = new HorizontalFlip.MirrorHorizontal().apply(CROP.apply(PICTURE));
    assertThat(changed.at(4, 3, 1)).isEqualTo(expected.at(4, 3, 1));
    assertThat(changed.words()).isEqualTo(expected.words());
    assertThat(changed).isEqualTo(expected);
  }

  @Test
  void isMadeForAChangeThatNoDeviceDoes() {
    View<Image> view = view().then(CROP).then(new Equalize.Equalized());
    assertThat(view.value().putOff()).isEmpty();
    assertThat(view.value()).isEqualTo(View.replay(PICTURE, view.changes()));
  }

  @Test
  void changesOfOtherPicturesAreMadeAtOnce() {
    assertThat(View.raw(PICTURE, ORIGIN).then(CROP).value().putOff()).isEmpty();
  }

  @Test
  void whatIsUndoneBeginsWithTheRawPicture() {
    View<Image> view = view().then(CROP).then(new Solarize.Solarized(9));
    Undone undone = Undone.of(view.value());
    assertThat(undone.source()).isEqualTo(PICTURE);
    assertThat(undone.sizes()).containsExactly(new Size(9, 7), new Size(5, 5));
    assertThat(undone.steps())
        .extracting(DeviceStep::function)
        .containsExactly(DeviceFunction.RESAMPLE, DeviceFunction.SOLARIZE);
  }

  @Test
  void whatIsUndoneSinceTheLastSizeBeginsWithTheCrop() {
    View<Image> view = view().then(CROP).then(new Solarize.Solarized(9));
    Undone undone = Undone.sinceLastSize(view.value());
    assertThat(undone.source()).isEqualTo(CROP.apply(PICTURE));
    assertThat(undone.steps())
        .extracting(DeviceStep::function)
        .containsExactly(DeviceFunction.SOLARIZE);
  }

  @Test
  void everyPipelineOfPresetsIsPutOffWhole() {
    for (Preset<Image> preset : List.of(new SimCLR(8), new BYOL(8), new Digits(8))) {
      for (Augmentation<Image> pipeline : preset.pipelines()) {
        View<Image> drawn = pipeline.apply(view(), RandomKey.of(4).generator());
        assertThat(Undone.of(drawn.value()).source()).isEqualTo(PICTURE);
      }
    }
  }
}
