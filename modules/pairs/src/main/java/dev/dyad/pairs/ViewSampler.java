package dev.dyad.pairs;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.SkipLog;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Draws the views of a data set, batch by batch. A view depends on run key, epoch, sample id and
 * view index alone: never on threads, batch size or order.
 *
 * @param data where samples come from
 * @param pipelines one for each view of a sample
 * @param order which samples meet in a batch
 * @param run key of the run
 * @param <T> type of the values
 */
public record ViewSampler<T>(
    Dataset<T> data, List<Augmentation<T>> pipelines, BatchOrder order, RandomKey run) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no pipeline
   */
  public ViewSampler {
    pipelines = List.copyOf(pipelines);
    Require.that(!pipelines.isEmpty(), "pipelines must not be empty. Name one for each view");
  }

  /** The batches of an epoch as indices into the data set. */
  public List<int[]> batches(int epoch) {
    return batches(epoch, new SkipLog());
  }

  /**
   * The batches of an epoch as indices into the data set.
   *
   * @param skips notes samples that are in no batch because they cannot be read
   */
  public List<int[]> batches(int epoch, SkipLog skips) {
    return order.batches(data, run.with("order").with(epoch).generator(), skips);
  }

  /**
   * The batches of an epoch with their views, drawn as the stream goes, in this thread.
   *
   * @param skips notes samples that cannot be read; their batch goes on without them
   */
  public Stream<ViewBatch<T>> epoch(int epoch, SkipLog skips) {
    return batches(epoch, skips).stream().map(indices -> batch(epoch, indices, skips));
  }

  /** One batch: each sample is decoded once for all its views. */
  public ViewBatch<T> batch(int epoch, int[] indices, SkipLog skips) {
    return batch(epoch, indices, skips, UnaryOperator.identity());
  }

  /** The same batch, but the changes that a device can do are drawn and put off. */
  public ViewBatch<T> drawn(int epoch, int[] indices, SkipLog skips, DeviceCollator<T> collator) {
    return batch(epoch, indices, skips, collator::deferring);
  }

  private ViewBatch<T> batch(int epoch, int[] indices, SkipLog skips, UnaryOperator<T> prepared) {
    var samples = new ArrayList<Sample<T>>(indices.length);
    var views = new ArrayList<List<View<T>>>();
    pipelines.forEach(p -> views.add(new ArrayList<>(indices.length)));
    for (int index : indices) {
      Sample<T> sample;
      try {
        Sample<T> read = data.get(index);
        sample = new Sample<>(read.id(), prepared.apply(read.value()), read.label());
      } catch (UnreadableSampleException e) {
        skips.add(e);
        continue;
      }
      samples.add(sample);
      for (int v = 0; v < pipelines.size(); v++) {
        views.get(v).add(view(sample, epoch, v));
      }
    }
    return new ViewBatch<>(samples, views);
  }

  /**
   * One view of a sample.
   *
   * @throws IllegalArgumentException if the pipeline throws one; like the next, it names sample and
   *     pipeline
   * @throws IllegalStateException if the pipeline fails in another way
   */
  public View<T> view(Sample<T> sample, int epoch, int viewIndex) {
    RandomKey key = key(run, epoch, sample.id(), viewIndex);
    var origin = new Origin(sample.id(), epoch, viewIndex, key.value());
    try {
      return pipelines.get(viewIndex).apply(View.raw(sample.value(), origin), key.generator());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(origin) + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(place(origin) + e, e);
    }
  }

  private static String place(Origin origin) {
    return "sample '%s', pipeline %d, epoch %d: "
        .formatted(origin.sampleId(), origin.viewIndex(), origin.epoch());
  }

  /** The key that draws a view. */
  public static RandomKey key(RandomKey run, int epoch, String sampleId, int viewIndex) {
    return run.with(epoch).with(sampleId).with(viewIndex);
  }
}
