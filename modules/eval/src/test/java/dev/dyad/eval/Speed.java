package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints how long the main metrics take; run it beside the peers and compare in one session. */
final class Speed {
  private Speed() {}

  /** The names of what to time, or nothing for all. */
  public static void main(String[] names) {
    String all = names.length == 0 ? "knn small,knn large,probe" : String.join(" ", names);
    RandomGenerator random = RandomKey.of(1).generator();
    if (all.contains("knn small")) {
      Embeddings rows = Clouds.classes(random, 10_000, 128, 10, 1);
      time(
          "knn small",
          7,
          () ->
              new Knn(5, Distance.EUCLIDEAN)
                  .of(rows.range(0, 8000), rows.range(8000, 10_000))
                  .value());
    }
    if (all.contains("knn large")) {
      Embeddings rows = Clouds.classes(random, 20_000, 128, 10, 1);
      time(
          "knn large",
          5,
          () ->
              new Knn(5, Distance.EUCLIDEAN)
                  .of(rows.range(0, 10_000), rows.range(10_000, 20_000))
                  .value());
    }
    if (all.contains("probe")) {
      Embeddings rows = Clouds.classes(random, 8_000, 128, 10, 4);
      time("probe", 7, () -> new LinearProbe().fit(rows).iterations());
      time(
          "probe, tolerance of the peer",
          7,
          () -> new LinearProbe(1, 2000, 1e-4 / 8000).fit(rows).iterations());
    }
    if (all.contains("rank")) {
      Embeddings rows = Embeddings.of(Clouds.gaussian(random, 4096, 2048));
      time("effective rank of 4,096 x 2,048", 1, () -> new EffectiveRank().of(rows).value());
    }
    if (all.contains("tsne")) {
      Embeddings rows = Clouds.classes(random, 10_000, 128, 10, 1);
      time("tsne 1,000", 3, () -> new TSne().map(rows.range(0, 1000)).divergence());
      time("tsne 10,000", 1, () -> new TSne().map(rows).divergence());
    }
    if (all.contains("mnist")) {
      Embeddings train = Mnist.train();
      Embeddings test = Mnist.test();
      time(
          "mnist knn 60,000 -> 10,000",
          3,
          () -> new Knn(5, Distance.EUCLIDEAN).of(train, test).value());
      time("mnist probe", 1, () -> new LinearProbe(1, 2000, 1e-4).of(train, test).value());
    }
  }

  private interface Figure {
    double get();
  }

  private static void time(String name, int times, Figure figure) {
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      double value = figure.get();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%s: %.3f s (%.6g)%n", name, seconds, value);
    }
  }
}
