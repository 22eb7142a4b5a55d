package dev.dyad.image;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Pictures of several files, one after the other. */
record ImageParts(List<? extends Part> parts, List<String> labelNames) implements Dataset<Image> {
  /** The pictures of a file. */
  interface Part {
    /** How many. */
    int count();

    String id(int index);

    OptionalInt label(int index);

    Image image(int index);
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
    return parts.stream().mapToInt(Part::count).sum();
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
    return "ImageParts[" + size() + "]";
  }
}
