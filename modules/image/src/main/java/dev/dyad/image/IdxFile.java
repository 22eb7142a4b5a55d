package dev.dyad.image;

import dev.dyad.core.Contents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads IDX files of bytes: a magic number that says type and dimensions, the sizes, the content;
 * numbers in big-endian order.
 */
record IdxFile(Path path, Contents contents, long maxBytes) {
  private static final int IMAGES_MAGIC = 0x0803;
  private static final int LABELS_MAGIC = 0x0801;
  private static final int BUFFER_BYTES = 1 << 16;

  /** The stream itself, or what it holds if it is compressed with gzip. */
  static InputStream unpacked(InputStream file) throws IOException {
    try {
      InputStream in = new BufferedInputStream(file, BUFFER_BYTES);
      in.mark(2);
      boolean compressed = in.read() == 0x1F && in.read() == 0x8B;
      in.reset();
      return compressed ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  PackedImages images(String name, String split) throws IOException {
    try (InputStream in = unpacked(contents.stream(name))) {
      int[] sizes = sizes(in, name, IMAGES_MAGIC, 3);
      byte[] pixels = content(in, name, sizes);
      return new PackedImages(split, sizes[0], sizes[2], sizes[1], 1, pixels, new int[0]);
    } catch (IOException e) {
      throw named(name, e);
    }
  }

  int[] labels(String name) throws IOException {
    try (InputStream in = unpacked(contents.stream(name))) {
      byte[] values = content(in, name, sizes(in, name, LABELS_MAGIC, 1));
      int[] labels = new int[values.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = values[i] & 0xFF;
      }
      return labels;
    } catch (IOException e) {
      throw named(name, e);
    }
  }

  private int[] sizes(InputStream in, String name, int magic, int dimensions) throws IOException {
    int headerBytes = 4 + 4 * dimensions;
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(headerBytes));
    if (header.limit() >= 4 && header.getInt(0) != magic) {
      throw broken(
          name,
          "expected the magic number %d (%s), but found %d"
              .formatted(magic, magic == IMAGES_MAGIC ? "images" : "labels", header.getInt(0)));
    }
    if (header.limit() < headerBytes) {
      throw broken(
          name,
          "expected a header of %d bytes, but found %d: cut short"
              .formatted(headerBytes, header.limit()));
    }
    int[] sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = header.getInt(4 + 4 * i);
      if (sizes[i] < 1) {
        throw broken(name, "expected sizes of at least 1, but found " + sizes[i]);
      }
    }
    return sizes;
  }

  private byte[] content(InputStream in, String name, int[] sizes) throws IOException {
    long most = Math.min(maxBytes, Integer.MAX_VALUE - 8);
    long expected = 1;
    for (int size : sizes) {
      if (size > most / expected) {
        throw broken(
            name,
            "the header says %s, more than maxBytes (%d). Raise maxBytes if that is meant"
                .formatted(product(sizes), most));
      }
      expected *= size;
    }
    byte[] content = in.readNBytes((int) expected);
    if (content.length < expected) {
      throw broken(
          name,
          "expected %s = %d bytes after the header, but found %d: cut short"
              .formatted(product(sizes), expected, content.length));
    }
    if (in.read() >= 0) {
      throw broken(
          name,
          "expected %s = %d bytes after the header, but found more: wrong count"
              .formatted(product(sizes), expected));
    }
    return content;
  }

  private static String product(int[] sizes) {
    var text = new StringBuilder();
    for (int size : sizes) {
      text.append(text.isEmpty() ? "" : " x ").append(size);
    }
    return text.toString();
  }

  /** An error of this file, with its whole name. */
  IOException broken(String name, String reason) {
    return new IdxException(place(name) + ": " + reason);
  }

  private IOException named(String name, IOException e) {
    return e instanceof IdxException
        ? e
        : new IOException(place(name) + ": cannot be read: " + e.getMessage(), e);
  }

  private String place(String name) {
    return path.endsWith(name) ? path.toString() : path + "/" + name;
  }

  /** Says already which file it is about. */
  private static final class IdxException extends IOException {
    private static final long serialVersionUID = 1L;

    IdxException(String message) {
      super(message);
    }
  }
}
