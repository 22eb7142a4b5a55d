package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.List;
import java.util.OptionalInt;

/** Texts in memory, with what was left out. */
record TextDataset(List<Sample<Text>> samples, List<String> labelNames, List<Skipped> skipped)
    implements Dataset<Text> {
  TextDataset {
    samples = List.copyOf(samples);
    labelNames = List.copyOf(labelNames);
    skipped = List.copyOf(skipped);
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Sample<Text> get(int index) {
    return samples.get(index);
  }

  @Override
  public OptionalInt label(int index) {
    return samples.get(index).label();
  }
}
