package dev.dyad.image;

import dev.dyad.core.Contents;
import dev.dyad.core.Skipped;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a tar archive that is compressed with gzip. It can only be read from front to back:
 * once to list it, once more to keep the files that were asked for in memory.
 */
final class CompressedTar implements Contents {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PEEKED_FILES = 200;
  private static final long PEEKED_BYTES = 64L << 20;

  private final Path path;
  private final long maxHeldBytes;
  private final List<String> names;
  private final List<Skipped> skipped;
  private volatile Map<String, byte[]> held = Map.of();

  private CompressedTar(Path path, long maxHeldBytes, List<String> names, List<Skipped> skipped) {
    this.path = path;
    this.maxHeldBytes = maxHeldBytes;
    this.names = names;
    this.skipped = skipped;
  }

  static CompressedTar of(Path path, long maxHeldBytes) throws IOException {
    var names = new TreeSet<String>();
    var skipped = new ArrayList<Skipped>();
    try (TarArchiveInputStream tar = open(path)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (!isFile(entry)) {
          skipped.add(new Skipped(entry.getName(), "is a link or a device, not a file"));
        } else if (!names.add(name(entry))) {
          skipped.add(
              new Skipped(entry.getName(), "is in the archive more than once; the first is used"));
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("damaged: " + e, e);
    }
    return new CompressedTar(path, maxHeldBytes, List.copyOf(names), List.copyOf(skipped));
  }

  static boolean any(Path path, Predicate<String> wanted) throws IOException {
    try (TarArchiveInputStream tar = open(path)) {
      TarArchiveEntry entry = tar.getNextEntry();
      for (int i = 0; i < PEEKED_FILES && entry != null; i++) {
        if (isFile(entry) && wanted.test(name(entry))) {
          return true;
        }
        if (tar.getBytesRead() + entry.getSize() > PEEKED_BYTES) {
          return false;
        }
        entry = tar.getNextEntry();
      }
      return false;
    }
  }

  private static TarArchiveInputStream open(Path path) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      return new TarArchiveInputStream(
          isCompressed(file) ? new GZIPInputStream(file, BUFFER_BYTES) : file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static boolean isCompressed(InputStream file) throws IOException {
    file.mark(2);
    boolean compressed = file.read() == 0x1F && file.read() == 0x8B;
    file.reset();
    return compressed;
  }

  private static boolean isFile(TarArchiveEntry entry) {
    return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
  }

  /** As tar is often called in a folder for ".", names often begin with "./". */
  private static String name(TarArchiveEntry entry) {
    String name = entry.getName();
    return name.startsWith("./") ? name.substring(2) : name;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<Skipped> skipped() {
    return skipped;
  }

  @Override
  public void load(Collection<String> wanted) throws IOException {
    Set<String> missing = new HashSet<>(wanted);
    var kept = new HashMap<String, byte[]>();
    long bytes = 0;
    try (TarArchiveInputStream tar = open(path)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!isFile(entry) || !missing.remove(name(entry))) {
          continue;
        }
        long left = Math.min(maxHeldBytes - bytes, Integer.MAX_VALUE - 8);
        byte[] content = entry.getSize() > left ? new byte[0] : tar.readNBytes((int) left);
        bytes += Math.max(entry.getSize(), content.length);
        if (bytes > maxHeldBytes) {
          throw new IOException(
              "the files fill more than %d bytes of memory. Unpack the archive and give the folder, or raise the reader's limit"
                  .formatted(maxHeldBytes));
        }
        kept.put(name(entry), content);
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(path + ": cannot be read: " + e.getMessage(), e);
    }
    held = Map.copyOf(kept);
  }

  @Override
  public InputStream stream(String name) throws IOException {
    byte[] content = held.get(name);
    if (content == null) {
      throw new FileNotFoundException(name + " was not loaded from " + path);
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public void close() {
    held = Map.of();
  }
}
