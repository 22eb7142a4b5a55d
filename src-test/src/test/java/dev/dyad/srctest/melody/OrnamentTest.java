package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;

class OrnamentTest extends MelodyContract {
  @Override
  protected Augmentation<Melody> augmentation() {
    return new Ornament();
  }
}
