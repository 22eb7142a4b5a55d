package dev.dyad.series;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.List;

/** Series in memory, with what could not be read beside them. */
record SeriesList(List<Sample<Series>> samples, List<String> labelNames, List<Skipped> skipped)
    implements Dataset<Series> {
  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Sample<Series> get(int index) {
    return samples.get(index);
  }
}
