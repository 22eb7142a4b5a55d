package dev.dyad.image;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Pictures of STL-10, read when asked for. */
record StlImages(List<Part> parts, List<String> labelNames) implements Dataset<Image> {
  /**
   * A file of pictures.
   *
   * @param labels from 1, one a picture; none at all where they are unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // parts are never compared
  record Part(String split, Path file, int count, byte[] labels) {
    String id(int index) {
      return split + "/" + index;
    }

    OptionalInt label(int index) {
      return labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[index] - 1);
    }

    /** Red, green, blue, each column by column. */
    Image image(int index) {
      byte[] planes;
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes((long) index * StlBinary.PICTURE_BYTES);
        planes = in.readNBytes(StlBinary.PICTURE_BYTES);
      } catch (IOException e) {
        throw new UnreadableSampleException(id(index), "cannot be read: " + e);
      }
      if (planes.length < StlBinary.PICTURE_BYTES) {
        throw new UnreadableSampleException(id(index), file + " is cut short");
      }
      int side = StlBinary.SIDE;
      byte[] pixels = new byte[StlBinary.PICTURE_BYTES];
      for (int i = 0; i < pixels.length; i++) {
        int x = i / 3 % side;
        int y = i / 3 / side;
        pixels[i] = planes[(i % 3 * side + x) * side + y];
      }
      return Image.wrap(side, side, 3, pixels);
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
}
