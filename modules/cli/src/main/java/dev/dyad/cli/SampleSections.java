package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.RandomKey;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Knn;
import dev.dyad.eval.TSne;
import dev.dyad.pairs.ViewSampler;
import dev.dyad.report.Found;
import dev.dyad.report.Neighbours;
import dev.dyad.report.Scatter;
import dev.dyad.report.Section;
import dev.dyad.report.Thumbnail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The parts of a report that show samples themselves: in the plane, as views, beside their
 * neighbours.
 *
 * @param recipe what was run
 * @param work its data
 * @param encoder what the trained encoder makes of the data
 */
record SampleSections<T>(Recipe recipe, Workload<T> work, Evaluation encoder) {
  private static final int GALLERY_ROWS = 6;
  private static final int NEIGHBOURS_SHOWN = 8;
  private static final int THUMBNAIL = 48;
  private static final int ALIKE = 5000; // training samples compared with each other

  Optional<Section> scatter() {
    Embeddings test = encoder.test();
    int n = Math.min(recipe.evaluate().tsne(), test.size());
    if (n < 10) {
      return Optional.empty();
    }
    int[] chosen = IntStream.range(0, n).map(i -> (int) ((long) i * test.size() / n)).toArray();
    Embeddings some = test.select(chosen);
    TSne.Plane plane = new TSne().map(some);
    var drawings = drawings(work.test(), some.ids());
    var dots = new ArrayList<Scatter.Dot>();
    for (int i = 0; i < n; i++) {
      dots.add(
          new Scatter.Dot(
              some.id(i),
              label(some, i),
              plane.x(i),
              plane.y(i),
              drawings.getOrDefault(some.id(i), new Drawing.Words(some.id(i)))));
    }
    return Optional.of(
        new Scatter(
            "t-SNE",
            "%,d test samples, KL divergence %.2f".formatted(n, plane.divergence()),
            some.labelNames(),
            dots));
  }

  Section views() {
    var sampler =
        new ViewSampler<>(
            work.train(),
            work.views().pipelines(),
            recipe.batchOrder(),
            RandomKey.of(recipe.seed()));
    return new ViewRows<>(work.modality(), sampler, 0).rows(GALLERY_ROWS);
  }

  Section neighbours() {
    Embeddings train = encoder.train();
    Embeddings test = encoder.test();
    int rows = Math.min(GALLERY_ROWS, test.size());
    int[] chosen =
        IntStream.range(0, rows).map(i -> (int) ((long) i * test.size() / rows)).toArray();
    Embeddings queries = test.select(chosen);
    int k = Math.min(NEIGHBOURS_SHOWN, train.size());
    var found = new Knn(k, dev.dyad.eval.Distance.COSINE).neighbours(train, queries);
    var ids = new ArrayList<String>();
    for (int q = 0; q < rows; q++) {
      for (int index : found.indices(q)) {
        ids.add(train.id(index));
      }
    }
    Map<String, Drawing> trainDrawings = drawings(work.train(), ids);
    Map<String, Drawing> testDrawings = drawings(work.test(), queries.ids());
    var shown = new ArrayList<Neighbours.Query>();
    for (int q = 0; q < rows; q++) {
      var near = new ArrayList<Neighbours.Neighbour>();
      for (int rank = 0; rank < k; rank++) {
        near.add(
            new Neighbours.Neighbour(
                item(train, found.index(q, rank), trainDrawings), found.distance(q, rank)));
      }
      shown.add(new Neighbours.Query(item(queries, q, testDrawings), near));
    }
    return new Neighbours("cosine distance", shown);
  }

  /**
   * The training samples that are most like another: near-copies, and so negatives that are none.
   */
  Optional<Section> alike() {
    Embeddings train = encoder.train();
    int n = Math.min(ALIKE, train.size());
    if (n < 10) {
      return Optional.empty();
    }
    Embeddings some =
        train.select(IntStream.range(0, n).map(i -> (int) ((long) i * train.size() / n)).toArray());
    var nearest = new Knn(1, dev.dyad.eval.Distance.COSINE).neighboursAmong(some);
    int[] closest =
        IntStream.range(0, n)
            .filter(i -> nearest.index(nearest.index(i, 0), 0) != i || i < nearest.index(i, 0))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> nearest.distance(i, 0)))
            .limit(GALLERY_ROWS)
            .mapToInt(i -> i)
            .toArray();
    var ids = new ArrayList<String>();
    for (int row : closest) {
      ids.add(some.id(row));
      ids.add(some.id(nearest.index(row, 0)));
    }
    Map<String, Drawing> drawings = drawings(work.train(), ids);
    var pairs = new ArrayList<Neighbours.Query>();
    for (int row : closest) {
      pairs.add(
          new Neighbours.Query(
              item(some, row, drawings),
              List.of(
                  new Neighbours.Neighbour(
                      item(some, nearest.index(row, 0), drawings), nearest.distance(row, 0)))));
    }
    return Optional.of(new Found("Most alike", alikeNote(train, n), pairs));
  }

  private String alikeNote(Embeddings train, int n) {
    String note =
        """
        cosine distance. The nearest of %,d training samples: near-copies are negatives of each \
        other whenever a batch holds both (exact copies never are); dyad duplicates finds them all\
        """
            .formatted(n);
    int[] labels = Arrays.stream(train.labels()).filter(label -> label >= 0).toArray();
    if (labels.length == 0) {
      return note;
    }
    double[] shares = new double[train.labelNames().size()];
    for (int label : labels) {
      shares[label] += 1.0 / labels.length;
    }
    double same = Arrays.stream(shares).map(share -> share * share).sum();
    return note
        + String.format(
            Locale.ROOT, ". Of all negatives %.1f %% have the label of their anchor", 100 * same);
  }

  private static Neighbours.Item item(Embeddings of, int row, Map<String, Drawing> drawings) {
    String id = of.id(row);
    Optional<String> label =
        of.label(row) < 0 ? Optional.empty() : Optional.of(of.labelNames().get(of.label(row)));
    return new Neighbours.Item(id, label, drawings.getOrDefault(id, new Drawing.Words(id)));
  }

  /** Small drawings of the samples with these ids. */
  private Map<String, Drawing> drawings(Dataset<T> data, List<String> ids) {
    return drawings(work.modality(), data, ids, THUMBNAIL);
  }

  /** Drawings of the samples with these ids, at most that many pixels wide and high. */
  static <T> Map<String, Drawing> drawings(
      Modality<T> modality, Dataset<T> data, List<String> ids, int side) {
    var wanted = new java.util.HashSet<>(ids);
    var drawings = new HashMap<String, Drawing>();
    for (int i = 0; i < data.size() && drawings.size() < wanted.size(); i++) {
      if (!wanted.contains(data.id(i))) {
        continue;
      }
      try {
        Drawing drawing = modality.draw(data.get(i).value());
        drawings.put(data.id(i), Thumbnail.of(drawing, side));
      } catch (UnreadableSampleException gone) {
        drawings.put(data.id(i), new Drawing.Words(gone.reason()));
      }
    }
    return drawings;
  }

  static OptionalInt label(Embeddings of, int row) {
    return of.label(row) < 0 ? OptionalInt.empty() : OptionalInt.of(of.label(row));
  }
}
