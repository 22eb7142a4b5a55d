package dev.dyad.graph;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * What is known about each node, or about each edge: a label out of a fixed number, a row of
 * numbers, both, or nothing. Immutable.
 */
public final class Attributes {
  /** The label of an element whose label is not known or was masked. */
  public static final int UNKNOWN = -1;

  private final int size;
  private final int labelCount;
  private final int[] labels;
  private final int width;
  private final float[] features;

  private Attributes(int size, int labelCount, int[] labels, int width, float[] features) {
    this.size = size;
    this.labelCount = labelCount;
    this.labels = labels;
    this.width = width;
    this.features = features;
  }

  /** Nothing is known about {@code size} elements. */
  public static Attributes none(int size) {
    return new Attributes(size, 0, new int[0], 0, new float[0]);
  }

  /**
   * One label an element.
   *
   * @param labelCount how many labels there are in the whole data set, at least 1
   * @param labels in 0..labelCount-1, or {@link #UNKNOWN}
   * @throws IllegalArgumentException if a label is out of range
   */
  public static Attributes labels(int labelCount, int... labels) {
    return none(labels.length).withLabels(labelCount, labels);
  }

  /**
   * A row of numbers an element.
   *
   * @param width numbers a row, at least 1
   * @param features size * width finite numbers, row by row
   * @throws IllegalArgumentException if there is a broken row, or a number that is not finite
   */
  public static Attributes features(int width, float... features) {
    Require.positive("width", width);
    Require.that(
        features.length % width == 0,
        "features must be rows of %d, but there are %d numbers",
        width,
        features.length);
    return none(features.length / width).withFeatures(width, features);
  }

  /**
   * These, with labels in place of any before.
   *
   * @throws IllegalArgumentException if a label is out of range or missing
   */
  public Attributes withLabels(int labelCount, int... labels) {
    Require.positive("labelCount", labelCount);
    Require.that(labels.length == size, "there must be %d labels, not %d", size, labels.length);
    for (int i = 0; i < size; i++) {
      Require.that(
          labels[i] >= UNKNOWN && labels[i] < labelCount,
          "label %d must be in 0..%d, or -1 for unknown, but was %d",
          i,
          labelCount - 1,
          labels[i]);
    }
    return new Attributes(size, labelCount, labels.clone(), width, features);
  }

  /**
   * These, with rows of numbers in place of any before.
   *
   * @throws IllegalArgumentException if numbers are missing or not finite
   */
  public Attributes withFeatures(int width, float... features) {
    Require.positive("width", width);
    Require.that(
        features.length == (long) size * width,
        "features must be %d rows of %d, but there are %d numbers",
        size,
        width,
        features.length);
    for (int i = 0; i < features.length; i++) {
      Require.that(
          Float.isFinite(features[i]),
          "feature %d of element %d must be finite, but was %s",
          i % width,
          i / width,
          features[i]);
    }
    return new Attributes(size, labelCount, labels, width, features.clone());
  }

  /** These with arrays known to be right; nobody may write to them afterwards. */
  Attributes wrap(int[] newLabels, float[] newFeatures) {
    return new Attributes(size, labelCount, newLabels, width, newFeatures);
  }

  /**
   * These without some columns: labels that are masked become {@link #UNKNOWN}, features 0.
   *
   * @param masked for each of the {@link #columns()} whether it goes
   */
  Attributes withoutColumns(boolean[] masked) {
    int[] newLabels = labels.clone();
    for (int i = 0; i < newLabels.length; i++) {
      if (newLabels[i] >= 0 && masked[newLabels[i]]) {
        newLabels[i] = UNKNOWN;
      }
    }
    float[] newFeatures = features.clone();
    for (int c = 0; c < width; c++) {
      for (int i = c; masked[labelCount + c] && i < newFeatures.length; i += width) {
        newFeatures[i] = 0;
      }
    }
    return wrap(newLabels, newFeatures);
  }

  /** Number of elements. */
  public int size() {
    return size;
  }

  /** How many labels there are in the whole data set; 0 where elements have none. */
  public int labelCount() {
    return labelCount;
  }

  /** The label of an element: in 0..labelCount-1, or {@link #UNKNOWN}. */
  public int label(int element) {
    return labelCount == 0 ? UNKNOWN : labels[element];
  }

  /** Numbers an element; 0 where there are none. */
  public int width() {
    return width;
  }

  /** One number of an element. */
  public float feature(int element, int column) {
    return features[element * width + column];
  }

  /** Columns of an encoder's input: one for each label (one-hot), then the features. */
  public int columns() {
    return labelCount + width;
  }

  /** Whether the same is known of two elements. */
  boolean areEqual(int a, int b) {
    return label(a) == label(b)
        && Arrays.equals(
            features, a * width, (a + 1) * width, features, b * width, (b + 1) * width);
  }

  /** The labels themselves, empty where there are none: for reading only. */
  int[] labels() {
    return labels;
  }

  /** The features themselves: for reading only. */
  float[] features() {
    return features;
  }

  /** Those of the given elements, in that order; -1 stands for one of which nothing is known. */
  Attributes take(int[] elements) {
    int[] taken = new int[labelCount == 0 ? 0 : elements.length];
    float[] rows = new float[Math.multiplyExact(elements.length, width)];
    for (int i = 0; i < elements.length; i++) {
      int from = elements[i];
      if (taken.length > 0) {
        taken[i] = from < 0 ? UNKNOWN : labels[from];
      }
      if (from >= 0 && width > 0) {
        System.arraycopy(features, from * width, rows, i * width, width);
      }
    }
    return new Attributes(elements.length, labelCount, taken, width, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes attributes
        && size == attributes.size
        && labelCount == attributes.labelCount
        && width == attributes.width
        && Arrays.equals(labels, attributes.labels)
        && Arrays.equals(features, attributes.features);
  }

  @Override
  public int hashCode() {
    int hash = 31 * (31 * size + labelCount) + width;
    return 31 * (31 * hash + Arrays.hashCode(labels)) + Arrays.hashCode(features);
  }

  @Override
  public String toString() {
    if (columns() == 0) {
      return "none";
    }
    return (labelCount > 0 ? labelCount + " labels" : "")
        + (labelCount > 0 && width > 0 ? " and " : "")
        + (width > 0 ? width + " features" : "");
  }
}
