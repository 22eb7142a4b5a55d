package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;

class CaptionOnlyTest extends CaptionedImageContract {
  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new CaptionOnly();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected void checkInvariants(CaptionedImage before, CaptionedImage after) {
    super.checkInvariants(before, after);
    assertThat(after.image().isPresent() && !after.captions().isEmpty()).isFalse();
    assertThat(after.captions()).isEqualTo(before.captions());
  }
}
