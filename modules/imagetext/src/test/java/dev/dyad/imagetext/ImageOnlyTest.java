package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;

class ImageOnlyTest extends CaptionedImageContract {
  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new ImageOnly();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected void checkInvariants(CaptionedImage before, CaptionedImage after) {
    super.checkInvariants(before, after);
    assertThat(after.image().isPresent() && !after.captions().isEmpty()).isFalse();
    assertThat(after.image()).isEqualTo(before.image().or(after::image));
  }
}
