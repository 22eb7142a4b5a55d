package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import java.util.List;
import java.util.Map;

/** Time series: sensors, heartbeats, loads, prices. */
public final class SeriesModality implements Modality<Series> {
  /** For the service loader. */
  public SeriesModality() {}

  @Override
  public String name() {
    return "series";
  }

  @Override
  public Class<Series> type() {
    return Series.class;
  }

  @Override
  public List<Class<? extends Augmentation<Series>>> augmentations() {
    return List.of(
        Jitter.class,
        Scaling.class,
        MagnitudeWarp.class,
        TimeWarp.class,
        WindowSlice.class,
        WindowWarp.class,
        Permutation.class,
        Rotation.class,
        Masking.class,
        Cropping.class,
        FrequencyMask.class,
        FrequencyShift.class);
  }

  @Override
  public List<Class<? extends Preset<Series>>> presets() {
    return List.of(TS2Vec.class, TSTCC.class);
  }

  @Override
  public List<DatasetReader<Series>> readers() {
    return List.of(new UcrArchive(), new NabCorpus(), new SeriesCsv());
  }

  @Override
  public Collator<Series> collator() {
    return new SeriesCollator();
  }

  @Override
  public Map<String, Collator<Series>> baselines() {
    return Map.of("resampled", new Resampled());
  }

  @Override
  public Preset<Series> defaultViews() {
    return new TS2Vec();
  }

  @Override
  public String defaultEncoder() {
    return "dilated-cnn";
  }

  @Override
  public Drawing draw(Series series) {
    return LineDrawing.of(series);
  }
}
