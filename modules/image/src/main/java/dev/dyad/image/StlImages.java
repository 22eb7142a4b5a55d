package dev.dyad.image;

import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A file of pictures of STL-10, read when asked for.
 *
 * @param labels from 1, one a picture; none at all where they are unknown
 */
@SuppressWarnings("ArrayRecordComponent") // parts are never compared
record StlImages(String split, Path file, int count, byte[] labels) implements ImageParts.Part {
  @Override
  public String id(int index) {
    return split + "/" + index;
  }

  @Override
  public OptionalInt label(int index) {
    return labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[index] - 1);
  }

  /** Red, green, blue, each column by column. */
  @Override
  public Image image(int index) {
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
