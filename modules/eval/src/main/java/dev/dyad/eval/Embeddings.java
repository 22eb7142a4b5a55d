package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Vectors of one length with an id and perhaps a label each: what every metric reads. The numbers
 * may come from a trained encoder, an untrained one or the raw input. Immutable; every number is
 * finite.
 */
public final class Embeddings {
  /** The label of a row that has none. */
  public static final int UNLABELLED = -1;

  private final int dimension;
  private final float[] values; // (size, dimension), row-major
  private final List<String> ids;
  private final int[] labels;
  private final List<String> labelNames;

  private Embeddings(
      int dimension, float[] values, List<String> ids, int[] labels, List<String> labelNames) {
    this.dimension = dimension;
    this.values = values;
    this.ids = ids;
    this.labels = labels;
    this.labelNames = labelNames;
  }

  /**
   * Embeddings from one array a row; everything is copied.
   *
   * @param vectors one row a sample, all of one length
   * @param ids one a row
   * @param labels one a row: an index into labelNames, or {@link #UNLABELLED}
   * @param labelNames class names by label; empty where no row has a label
   * @throws IllegalArgumentException naming the row if rows differ in length, a number is NaN or
   *     infinite, or a label has no name; or if there are no rows
   */
  public static Embeddings of(
      float[][] vectors, List<String> ids, int[] labels, List<String> labelNames) {
    Require.that(vectors.length > 0, "embeddings need at least one row, but there is none");
    int dimension = vectors[0].length;
    for (int row = 0; row < vectors.length; row++) {
      Require.that(
          vectors[row].length == dimension,
          "row %d must have %d numbers like row 0, but has %d",
          row,
          dimension,
          vectors[row].length);
    }
    float[] values = new float[length(vectors.length, dimension)];
    for (int row = 0; row < vectors.length; row++) {
      System.arraycopy(vectors[row], 0, values, row * dimension, dimension);
    }
    return checked(dimension, values, ids, labels, labelNames);
  }

  /**
   * Embeddings with labels, where names do not matter: ids and class names are numbers.
   *
   * @param vectors one row a sample, all of one length
   * @param labels one a row, 0 or above, or {@link #UNLABELLED}
   * @throws IllegalArgumentException as for {@link #of(float[][], List, int[], List)}
   */
  public static Embeddings of(float[][] vectors, int[] labels) {
    int classes = Arrays.stream(labels).max().orElse(UNLABELLED) + 1;
    return of(vectors, numbers(vectors.length), labels, numbers(classes));
  }

  /**
   * Embeddings without labels; ids are the row numbers.
   *
   * @param vectors one row a sample, all of one length
   * @throws IllegalArgumentException as for {@link #of(float[][], List, int[], List)}
   */
  public static Embeddings of(float[][] vectors) {
    int[] labels = new int[vectors.length];
    Arrays.fill(labels, UNLABELLED);
    return of(vectors, labels);
  }

  /**
   * Embeddings from one array of all rows, row after row; it is kept, not copied, so leave it alone
   * afterwards.
   *
   * @param dimension numbers a row
   * @param values rows * dimension numbers
   * @param ids one a row
   * @param labels one a row: an index into labelNames, or {@link #UNLABELLED}
   * @param labelNames class names by label; empty where no row has a label
   * @throws IllegalArgumentException as for {@link #of(float[][], List, int[], List)}
   */
  public static Embeddings ofRows(
      int dimension, float[] values, List<String> ids, int[] labels, List<String> labelNames) {
    return checked(dimension, values, ids, labels, labelNames);
  }

  private static Embeddings checked(
      int dimension, float[] values, List<String> ids, int[] labels, List<String> labelNames) {
    Require.positive("dimension", dimension);
    int size = ids.size();
    Require.that(size > 0, "embeddings need at least one row, but there is none");
    Require.that(
        values.length == length(size, dimension),
        "%d ids of %d numbers each need %d values, but there are %d",
        size,
        dimension,
        (long) size * dimension,
        values.length);
    Require.that(labels.length == size, "%d rows need as many labels, not %d", size, labels.length);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        int row = i / dimension;
        throw new IllegalArgumentException(
            "embeddings must be finite, but row %d ('%s') is %s in dimension %d"
                .formatted(row, ids.get(row), values[i], i % dimension));
      }
    }
    for (int row = 0; row < size; row++) {
      Require.that(
          labels[row] >= UNLABELLED && labels[row] < labelNames.size(),
          "label of row %d ('%s') must be in -1..%d, but was %d",
          row,
          ids.get(row),
          labelNames.size() - 1,
          labels[row]);
    }
    return new Embeddings(
        dimension, values, List.copyOf(ids), labels.clone(), List.copyOf(labelNames));
  }

  private static int length(int rows, int dimension) {
    long length = (long) rows * dimension;
    Require.that(
        length <= Integer.MAX_VALUE - 8,
        "%d rows of %d numbers do not fit into one array. Evaluate on fewer rows",
        rows,
        dimension);
    return (int) length;
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** Number of rows, at least 1. */
  public int size() {
    return ids.size();
  }

  /** Numbers a row, at least 1. */
  public int dimension() {
    return dimension;
  }

  /** The number in a row and dimension. */
  public float at(int row, int column) {
    return values[row * dimension + column];
  }

  /** A copy of one row. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
  }

  /** A copy of all rows. */
  public float[][] rows() {
    return IntStream.range(0, size()).mapToObj(this::row).toArray(float[][]::new);
  }

  /** The name of a row. */
  public String id(int row) {
    return ids.get(row);
  }

  /** The names of all rows. */
  public List<String> ids() {
    return ids;
  }

  /** The class of a row, or {@link #UNLABELLED}. */
  public int label(int row) {
    return labels[row];
  }

  /** A copy of all labels. */
  public int[] labels() {
    return labels.clone();
  }

  /** Class names by label; empty where no row has a label. */
  public List<String> labelNames() {
    return labelNames;
  }

  /** The labels that occur, in ascending order; no {@link #UNLABELLED}. */
  public int[] classes() {
    TreeSet<Integer> seen = new TreeSet<>();
    for (int label : labels) {
      if (label != UNLABELLED) {
        seen.add(label);
      }
    }
    return seen.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Some rows in a given order; a row may come twice.
   *
   * @throws IllegalArgumentException if none is chosen
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Embeddings select(int... chosen) {
    Require.that(chosen.length > 0, "embeddings need at least one row, but none was chosen");
    float[] some = new float[length(chosen.length, dimension)];
    int[] someLabels = new int[chosen.length];
    List<String> someIds = new ArrayList<>(chosen.length);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * dimension, some, i * dimension, dimension);
      someLabels[i] = labels[chosen[i]];
      someIds.add(ids.get(chosen[i]));
    }
    return new Embeddings(dimension, some, List.copyOf(someIds), someLabels, labelNames);
  }

  /**
   * The rows from..to-1.
   *
   * @throws IllegalArgumentException if from is not below to
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public Embeddings range(int from, int to) {
    return select(IntStream.range(from, to).toArray());
  }

  /**
   * The rows that have a label.
   *
   * @throws IllegalArgumentException if none has
   */
  public Embeddings labelled() {
    int[] chosen = IntStream.range(0, size()).filter(i -> labels[i] != UNLABELLED).toArray();
    Require.that(
        chosen.length > 0, "this metric needs labels, but none of the %d rows has one", size());
    return chosen.length == size() ? this : select(chosen);
  }

  /** All rows, (size, dimension), row-major: the array itself, only to be read. */
  float[] values() {
    return values;
  }

  /** Length of each row (Euclidean norm). */
  double[] norms() {
    double[] norms = new double[size()];
    Parallel.each(
        size(),
        row -> {
          double sum = 0;
          for (int i = row * dimension; i < (row + 1) * dimension; i++) {
            sum += (double) values[i] * values[i];
          }
          norms[row] = Math.sqrt(sum);
        });
    return norms;
  }

  /** Fails unless both can be compared: as many dimensions, and the same classes. */
  static void requireAlike(Embeddings train, Embeddings test) {
    Require.that(
        train.dimension == test.dimension,
        "train and test embeddings must have as many dimensions, but have %d and %d",
        train.dimension,
        test.dimension);
    Require.that(
        train.labelNames.equals(test.labelNames),
        "train and test must have the same classes, but have %s and %s",
        train.labelNames,
        test.labelNames);
  }
}
