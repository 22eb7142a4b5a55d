package dev.dyad.core;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The files of uncompressed tar archives, read where they lie. Nothing stays open. */
record TarContents(TarIndex index, List<String> names) implements Contents {
  private static final int PEEKED_FILES = 5_000;

  static TarContents of(Path archive) throws IOException {
    return of(TarIndex.scan(List.of(archive)));
  }

  /** The files of all shards in a folder, by its index where that is right. */
  static TarContents ofFolder(Path folder) throws IOException {
    List<Path> shards = Shards.in(folder);
    Optional<TarIndex> known = TarIndex.read(folder.resolve(Shards.INDEX), shards);
    return of(known.isPresent() ? known.get() : TarIndex.scan(shards));
  }

  private static TarContents of(TarIndex index) {
    return new TarContents(index, List.copyOf(index.places().keySet()));
  }

  static boolean any(Path archive, Predicate<String> wanted) throws IOException {
    int[] seen = {0};
    boolean[] found = {false};
    TarFiles.walk(
        archive,
        entry -> {
          String name = entry.escaped() ? Shards.unescaped(entry.name()) : entry.name();
          found[0] = entry.isFile() && wanted.test(name);
          return !found[0] && ++seen[0] <= PEEKED_FILES;
        });
    return found[0];
  }

  /** Whether the first shard of a folder has such a file. */
  static boolean anyInFolder(Path folder, Predicate<String> wanted) throws IOException {
    for (Path shard : Shards.in(folder)) {
      if (any(shard, wanted)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Skipped> skipped() {
    return index.skipped();
  }

  @Override
  public InputStream stream(String name) throws IOException {
    TarIndex.Place place = index.places().get(name);
    if (place == null) {
      throw new FileNotFoundException(name + " is in none of the archives");
    }
    return open(index.shards().get(place.shard()), place);
  }

  /** The bytes of a place; the header before it shows that the archive is still the same. */
  static InputStream open(Path archive, TarIndex.Place place) throws IOException {
    InputStream in = Files.newInputStream(archive);
    try {
      in.skipNBytes(place.offset() - TarFiles.BLOCK_BYTES);
      if (!TarFiles.isHeader(in.readNBytes(TarFiles.BLOCK_BYTES))) {
        throw new IOException(archive + " was changed; delete " + Shards.INDEX + " beside it");
      }
      return new Part(in, place.bytes());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public void close() {}

  /** So many bytes of a stream. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the archive is cut short");
      }
      left -= count;
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
