package dev.dyad.bench;

import dev.dyad.core.RandomKey;
import dev.dyad.eval.Distance;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Knn;
import dev.dyad.search.EncoderIdentity;
import dev.dyad.search.Entry;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.search.SimilarityQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How fast a similarity index is built and searched, and how much its graph misses, beside exact
 * search. Arguments: {@code uniform|clustered}, number of vectors, folder for the index (which
 * stays). Vectors have 128 dimensions. Uniform: every direction is as likely. Clustered: one of
 * 1,000 random centres plus as much noise, so that two of a cluster have a cosine of about 0.5.
 * Queries are made in the same way.
 *
 * <p>Times are seconds of the processor spent by the one thread that works, so that other work on
 * the machine counts little.
 */
public final class SearchSpeed {
  private static final int DIMENSION = 128;
  private static final int CLUSTERS = 1000;
  private static final int QUERIES = 100;
  private static final int K = 10;
  private static final int LARGEST_IN_MEMORY = 200_000;

  private final boolean clustered;
  private final int size;
  private final float[][] queries;

  private SearchSpeed(boolean clustered, int size) {
    this.clustered = clustered;
    this.size = size;
    this.queries =
        IntStream.range(0, QUERIES).mapToObj(i -> vector("query", i)).toArray(float[][]::new);
  }

  /** Builds and searches; prints a line a finding. */
  public static void main(String[] args) throws IOException {
    new SearchSpeed(args[0].equals("clustered"), Integer.parseInt(args[1])).run(Path.of(args[2]));
  }

  private float[] vector(String role, int number) {
    RandomGenerator random = RandomKey.of(1).with(role).with(number).generator();
    float[] vector = new float[DIMENSION];
    if (clustered) {
      add(vector, RandomKey.of(2).with(random.nextInt(CLUSTERS)).generator());
    }
    add(vector, random);
    return vector;
  }

  private static void add(float[] vector, RandomGenerator random) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) random.nextGaussian();
    }
  }

  private void run(Path folder) throws IOException {
    System.out.printf("%s, %,d x %d%n", clustered ? "clustered" : "uniform", size, DIMENSION);
    var encoder = new EncoderIdentity("benchmark", DIMENSION, "numbers");
    try (SimilarityIndex index = SimilarityIndex.open(folder, encoder)) {
      build(index);
      System.out.printf("on disk: %,d MB%n", bytes(folder) >> 20);
      search(index);
    }
  }

  private void build(SimilarityIndex index) throws IOException {
    long wall = System.nanoTime();
    double started = cpuSeconds();
    for (int i = 0; i < size; i++) {
      index.put(new Entry(Integer.toString(i), vector("entry", i)));
    }
    index.commit();
    System.out.printf(
        Locale.ROOT,
        "build: %.1f s of one core (%.1f s by the clock), %,d MB of memory in use after it%n",
        cpuSeconds() - started,
        (System.nanoTime() - wall) / 1e9,
        memoryInUse() >> 20);
  }

  private void search(SimilarityIndex index) throws IOException {
    String[][] exact = measure("exact", index, new SimilarityQuery(queries[0], K).exactly(true));
    if (size <= LARGEST_IN_MEMORY) {
      measureInMemory(exact);
    }
    for (int candidates : new int[] {10, 50, 100, 200, 400, 800}) {
      var query = new SimilarityQuery(queries[0], K).withCandidates(candidates);
      measure("candidates " + candidates, index, query); // warms up
      String[][] found = measure("candidates " + candidates, index, query);
      System.out.printf(Locale.ROOT, "  recall@%d %.4f%n", K, recall(exact, found));
    }
  }

  private String[][] measure(String name, SimilarityIndex index, SimilarityQuery like)
      throws IOException {
    String[][] found = new String[QUERIES][];
    double started = cpuSeconds();
    for (int i = 0; i < QUERIES; i++) {
      var query =
          new SimilarityQuery(queries[i], K, like.filter(), like.exact(), like.candidates());
      found[i] = index.search(query).stream().map(Hit::id).toArray(String[]::new);
    }
    double milliseconds = 1e3 * (cpuSeconds() - started) / QUERIES;
    System.out.printf(Locale.ROOT, "%s: %.3f ms a query%n", name, milliseconds);
    return found;
  }

  /** The exact search of the evaluation, all queries at once. */
  private void measureInMemory(String[][] exact) {
    float[][] rows =
        IntStream.range(0, size).mapToObj(i -> vector("entry", i)).toArray(float[][]::new);
    Embeddings entries = Embeddings.of(rows);
    Embeddings asked = Embeddings.of(queries);
    var knn = new Knn(K, Distance.COSINE);
    long wall = System.nanoTime();
    var neighbours = knn.neighbours(entries, asked);
    double milliseconds = (System.nanoTime() - wall) / 1e6 / QUERIES;
    String[][] found = new String[QUERIES][];
    for (int i = 0; i < QUERIES; i++) {
      found[i] =
          IntStream.of(neighbours.indices(i)).mapToObj(Integer::toString).toArray(String[]::new);
    }
    System.out.printf(
        Locale.ROOT,
        "dyad-eval, %d queries at once: %.3f ms a query by the clock, recall@%d %.4f%n",
        QUERIES,
        milliseconds,
        K,
        recall(exact, found));
  }

  private static double recall(String[][] wanted, String[][] found) {
    int hits = 0;
    for (int i = 0; i < QUERIES; i++) {
      var both = new HashSet<>(List.of(wanted[i]));
      both.retainAll(List.of(found[i]));
      hits += both.size();
    }
    return (double) hits / (QUERIES * K);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static long memoryInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
