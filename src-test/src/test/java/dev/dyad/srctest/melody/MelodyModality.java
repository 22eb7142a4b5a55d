package dev.dyad.srctest.melody;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import java.util.List;

/** All that it takes to plug in: this class, and its name in one service file. */
public final class MelodyModality implements Modality<Melody> {
  /** For the service loader. */
  public MelodyModality() {}

  @Override
  public String name() {
    return "melody";
  }

  @Override
  public Class<Melody> type() {
    return Melody.class;
  }

  @Override
  public List<Class<? extends Augmentation<Melody>>> augmentations() {
    return List.of(Transposition.class, Ornament.class);
  }

  @Override
  public List<Class<? extends Preset<Melody>>> presets() {
    return List.of(MelodyViews.class);
  }

  @Override
  public List<DatasetReader<Melody>> readers() {
    return List.of(new Songbook());
  }

  @Override
  public Collator<Melody> collator() {
    return new Intervals();
  }

  @Override
  public Preset<Melody> defaultViews() {
    return new MelodyViews();
  }

  @Override
  public String defaultEncoder() {
    return "tune-encoder";
  }
}
