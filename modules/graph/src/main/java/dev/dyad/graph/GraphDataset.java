package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.List;

/** Graphs held in memory, with what was left out and what was done to them when they were read. */
record GraphDataset(
    List<Sample<AttributedGraph>> samples,
    List<String> labelNames,
    List<Skipped> skipped,
    List<String> notes)
    implements Dataset<AttributedGraph> {
  GraphDataset {
    samples = List.copyOf(samples);
    labelNames = List.copyOf(labelNames);
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /** This; if the nodes have neither labels nor features, with their degrees as labels. */
  GraphDataset withDegrees(int degreeCap) {
    if (samples.stream().anyMatch(sample -> sample.value().nodes().columns() > 0)) {
      return this;
    }
    List<Sample<AttributedGraph>> withDegrees =
        samples.stream()
            .map(s -> new Sample<>(s.id(), Degrees.asLabels(s.value(), degreeCap), s.label()))
            .toList();
    String note =
        "nodes have neither labels nor features, so the label of a node is its degree; degrees of"
            + " %d and more share one".formatted(degreeCap);
    return new GraphDataset(withDegrees, labelNames, skipped, List.of(note));
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public Sample<AttributedGraph> get(int index) {
    return samples.get(index);
  }

  @Override
  public String toString() {
    return "GraphDataset[" + samples.size() + "]";
  }
}
