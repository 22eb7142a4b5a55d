package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Tensor;
import dev.dyad.eval.Embeddings;
import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.CollatedBatch;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Turns data sets into embeddings, batch by batch.
 *
 * @param work how samples become inputs
 * @param workers threads that decode
 * @param skips notes samples that cannot be read
 * @param progress hears of each batch, as its number of samples
 */
record Embedder<T>(
    Workload<T> work, int workers, SkipLog skips, java.util.function.IntConsumer progress) {
  private static final int BATCH = 256;

  /** Makes one vector of each row of a batch of inputs. */
  interface Encoding extends Function<List<Tensor>, float[][]> {}

  /**
   * Some samples of a data set, embedded.
   *
   * @param ids in the order of the data set, the unreadable ones left out
   * @param labels -1 where there is none
   * @param rows a vector each
   * @param until samples of the data set that are done with it, the unreadable ones included
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Batch(List<String> ids, int[] labels, float[][] rows, int until) {
    int size() {
      return labels.length;
    }
  }

  /** What is done with one thing after the other. */
  interface Each<V, E extends Exception> {
    void accept(V value) throws E;
  }

  /** One vector a sample, by the evaluation view. */
  Embeddings embed(Dataset<T> data, Encoding encoding) {
    return views(data, List.of(work.evaluation()), RandomKey.of(0), encoding).get(0);
  }

  /**
   * The same batch by batch, for data whose vectors need not all be in memory; within a batch,
   * samples of about the same length meet.
   */
  <E extends Exception> void each(Dataset<T> data, Encoding encoding, Each<Batch, E> task)
      throws E {
    Workload<T> grouped = work.collatedBy(new LengthGroups<>(work.collator()));
    new Embedder<>(grouped, workers, skips, progress)
        .eachViews(
            data,
            List.of(work.evaluation()),
            RandomKey.of(0),
            LengthGroups.encoding(encoding),
            views -> task.accept(views.get(0)));
  }

  /** One vector a sample for each pipeline, rows in the same order in each. */
  List<Embeddings> views(
      Dataset<T> data, List<Augmentation<T>> pipelines, RandomKey key, Encoding encoding) {
    var rows = new ArrayList<List<float[]>>();
    pipelines.forEach(p -> rows.add(new ArrayList<>(data.size())));
    var ids = new ArrayList<String>(data.size());
    var labels = new ArrayList<int[]>();
    eachViews(
        data,
        pipelines,
        key,
        encoding,
        views -> {
          for (int v = 0; v < views.size(); v++) {
            rows.get(v).addAll(List.of(views.get(v).rows()));
          }
          ids.addAll(views.get(0).ids());
          labels.add(views.get(0).labels());
        });
    Require.that(!ids.isEmpty(), "none of the %d samples could be read", data.size());
    int[] all = labels.stream().flatMapToInt(Arrays::stream).toArray();
    return rows.stream()
        .map(r -> Embeddings.of(r.toArray(float[][]::new), ids, all, data.labelNames()))
        .toList();
  }

  /** A batch for each pipeline, of the same samples, until there are no more. */
  private <E extends Exception> void eachViews(
      Dataset<T> data,
      List<Augmentation<T>> pipelines,
      RandomKey key,
      Encoding encoding,
      Each<List<Batch>, E> task)
      throws E {
    var sampler = new ViewSampler<>(data, pipelines, new InOrder(BATCH), key);
    int until = 0;
    try (var loader = new BatchLoader<>(sampler, work.collator(), workers, skips)) {
      for (Iterator<CollatedBatch> batches = loader.epoch(0, 0); batches.hasNext(); ) {
        try (CollatedBatch batch = batches.next()) {
          until = Math.min(until + BATCH, data.size());
          if (batch.size() > 0) {
            var embedded = new ArrayList<Batch>();
            for (List<Tensor> view : batch.views()) {
              embedded.add(new Batch(batch.ids(), batch.labels(), encoding.apply(view), until));
            }
            task.accept(embedded);
          }
          progress.accept(batch.size());
        }
      }
    }
  }
}
