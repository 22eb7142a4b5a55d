package dev.dyad.eval;

import java.util.Arrays;

/** The smallest few values offered, in ascending order, with their indices; ties by index. */
final class Candidates {
  private final double[] values;
  private final int[] indices;
  private int size;

  Candidates(int capacity) {
    values = new double[capacity];
    indices = new int[capacity];
  }

  int size() {
    return size;
  }

  int index(int rank) {
    return indices[rank];
  }

  double value(int rank) {
    return values[rank];
  }

  /** The largest value kept, or infinity as long as there is room. */
  double worst() {
    return size < values.length ? Double.POSITIVE_INFINITY : values[size - 1];
  }

  void offer(double value, int index) {
    if (size == values.length) {
      if (!before(value, index, size - 1)) {
        return;
      }
      size--;
    }
    int place = Arrays.binarySearch(values, 0, size, value);
    place = place < 0 ? -place - 1 : place;
    while (place > 0 && values[place - 1] == value) {
      place--;
    }
    while (place < size && values[place] == value && indices[place] < index) {
      place++;
    }
    System.arraycopy(values, place, values, place + 1, size - place);
    System.arraycopy(indices, place, indices, place + 1, size - place);
    values[place] = value;
    indices[place] = index;
    size++;
  }

  private boolean before(double value, int index, int rank) {
    return value < values[rank] || (value == values[rank] && index < indices[rank]);
  }

  void copyTo(int[] toIndices, double[] toValues, int at, int count) {
    System.arraycopy(indices, 0, toIndices, at, count);
    System.arraycopy(values, 0, toValues, at, count);
  }
}
