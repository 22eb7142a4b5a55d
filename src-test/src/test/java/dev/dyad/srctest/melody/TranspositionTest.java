package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;

class TranspositionTest extends MelodyContract {
  @Override
  protected Augmentation<Melody> augmentation() {
    return new Transposition();
  }
}
