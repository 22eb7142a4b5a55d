package dev.dyad.image;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Small pictures held in memory as plain bytes. Ids are "split/index". */
record PackedImages(List<Part> parts, List<String> labelNames) implements Dataset<Image> {
  /**
   * Pictures of one size, one after the other.
   *
   * @param name first part of the ids
   * @param labels one for each picture, or none at all
   */
  @SuppressWarnings("ArrayRecordComponent") // parts are never compared
  record Part(
      String name, int count, int width, int height, int channels, byte[] pixels, int[] labels) {
    Image image(int index) {
      int size = width * height * channels;
      return Image.wrap(
          width, height, channels, Arrays.copyOfRange(pixels, index * size, (index + 1) * size));
    }

    String id(int index) {
      return name + "/" + index;
    }

    OptionalInt label(int index) {
      return labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[index]);
    }
  }

  @FunctionalInterface
  private interface Reading<V> {
    V of(Part part, int index);
  }

  private <V> V at(int index, Reading<V> reading) {
    Objects.checkIndex(index, size());
    int rest = index;
    for (Part part : parts) {
      if (rest < part.count()) {
        return reading.of(part, rest);
      }
      rest -= part.count();
    }
    throw new AssertionError("not reached: the index was checked");
  }

  @Override
  public int size() {
    int size = 0;
    for (Part part : parts) {
      size += part.count();
    }
    return size;
  }

  @Override
  public Sample<Image> get(int index) {
    return at(index, (part, i) -> new Sample<>(part.id(i), part.image(i), part.label(i)));
  }

  @Override
  public String id(int index) {
    return at(index, Part::id);
  }

  @Override
  public OptionalInt label(int index) {
    return at(index, Part::label);
  }

  @Override
  public String toString() {
    return "PackedImages[" + size() + "]";
  }
}
