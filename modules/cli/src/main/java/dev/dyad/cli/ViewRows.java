package dev.dyad.cli;

import dev.dyad.core.Modality;
import dev.dyad.core.Sample;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import dev.dyad.pairs.ViewSampler;
import dev.dyad.report.Views;
import java.util.ArrayList;
import java.util.List;

/** Draws the views of a few samples, evenly spaced over the data, for people to look at. */
final class ViewRows<T> {
  private final Modality<T> modality;
  private final ViewSampler<T> sampler;
  private final int epoch;
  private final SpecCodec codec;
  private final List<View<T>> shown = new ArrayList<>();
  private final SkipLog skips = new SkipLog();

  ViewRows(Modality<T> modality, ViewSampler<T> sampler, int epoch) {
    this.modality = modality;
    this.sampler = sampler;
    this.epoch = epoch;
    this.codec = SpecCodec.of(modality);
  }

  /** The views drawn so far. */
  List<View<T>> shown() {
    return List.copyOf(shown);
  }

  /** What could not be read and was passed over. */
  List<Skipped> skipped() {
    return skips.entries();
  }

  /** Rows of a gallery; samples that cannot be read are passed over. */
  Views rows(int count) {
    int size = sampler.data().size();
    int step = Math.max(1, size / count);
    var rows = new ArrayList<Views.Row>();
    for (int i = 0; i < size && rows.size() < count; i += step) {
      try {
        rows.add(row(sampler.data().get(i)));
      } catch (UnreadableSampleException e) {
        skips.add(e);
      }
    }
    return new Views(rows);
  }

  private Views.Row row(Sample<T> sample) {
    var views = new ArrayList<Views.Shown>();
    for (int v = 0; v < sampler.pipelines().size(); v++) {
      View<T> view = sampler.view(sample, epoch, v);
      shown.add(view);
      views.add(
          new Views.Shown(
              modality.draw(sample.value(), view),
              view.changes().stream().map(codec::write).toList()));
    }
    return new Views.Row(sample.id(), modality.draw(sample.value()), views);
  }
}
