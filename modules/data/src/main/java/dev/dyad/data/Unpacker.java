package dev.dyad.data;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Takes archives apart that nobody vouches for: {@code .zip}, {@code .tar}, {@code .tar.gz}, {@code
 * .tgz}, and {@code .gz} of one file. Refused, and not passed over, are names that lead out of the
 * folder, links and devices among what is kept, the same name twice, and more entries or bytes than
 * allowed.
 */
final class Unpacker {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path archive;
  private final String name;
  private final Path folder;
  private final Unpacking limits;
  private final NamePatterns keep;
  private int entries;
  private long bytes;

  /**
   * What is to be unpacked.
   *
   * @param archive the bytes
   * @param name of the archive, whose ending tells the format
   * @param folder to unpack into
   * @param limits of what may come out
   */
  Unpacker(Path archive, String name, Path folder, Unpacking limits) {
    this.archive = archive;
    this.name = name;
    this.folder = folder;
    this.limits = limits;
    this.keep = new NamePatterns(limits.keep());
  }

  /**
   * Unpacks all that is kept.
   *
   * @throws IOException if the archive is damaged or does what it must not
   */
  void unpack() throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    try {
      if (lower.endsWith(".zip")) {
        zip();
      } else if (lower.endsWith(".tar")) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
          tar(in);
        }
      } else if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), BUFFER_BYTES)) {
          tar(in);
        }
      } else if (lower.endsWith(".gz")) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), BUFFER_BYTES)) {
          entry(name.substring(0, name.length() - 3), true, in);
        }
      } else {
        throw new IOException("is no .zip, .tar, .tar.gz or .gz");
      }
    } catch (FileSystemException e) {
      throw e; // speaks of a file of ours, not of the archive
    } catch (IOException | RuntimeException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new IOException("%s cannot be unpacked: %s".formatted(name, reason), e);
    }
  }

  private void zip() throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.isDirectory()) {
          count(entry.getName());
          continue;
        }
        int type = entry.getUnixMode() & 0170000;
        try (InputStream in = zip.getInputStream(entry)) {
          entry(entry.getName(), type == 0 || type == 0100000, in);
        }
      }
    }
  }

  private void tar(InputStream in) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          count(entry.getName());
        } else {
          boolean file = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
          entry(entry.getName(), file, tar);
        }
      }
    }
  }

  private void count(String entry) throws IOException {
    if (++entries > limits.entries()) {
      throw new IOException("holds more than %,d entries".formatted(limits.entries()));
    }
    requireInside(entry);
  }

  /** Refuses absolute names and names with {@code ..}, whether they are kept or not. */
  private static void requireInside(String entry) throws IOException {
    boolean absolute = entry.startsWith("/") || entry.matches("[A-Za-z]:.*");
    boolean strange = entry.indexOf('\\') >= 0 || entry.indexOf('\0') >= 0 || entry.isEmpty();
    boolean out = ("/" + entry + "/").contains("/../");
    if (absolute || strange || out) {
      throw new IOException("holds a name that leads out of its folder: '%s'".formatted(entry));
    }
  }

  private void entry(String entry, boolean isFile, InputStream in) throws IOException {
    count(entry);
    String stripped = stripped(entry);
    if (stripped.isEmpty() || !keep.take(stripped)) {
      skip(in);
      return;
    }
    if (!isFile) {
      throw new IOException("holds a link or a device: '%s'".formatted(entry));
    }
    Path target = target(entry, stripped);
    try {
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target, CREATE_NEW, WRITE)) {
        copy(in, out);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException("holds a name twice: '%s'".formatted(entry), e);
    }
  }

  private Path target(String entry, String stripped) throws IOException {
    try {
      Path target = folder.resolve(stripped).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("holds a name that leads out of its folder: '%s'".formatted(entry));
      }
      return target;
    } catch (InvalidPathException e) {
      throw new IOException("holds a name that no file can have here: '%s'".formatted(entry), e);
    }
  }

  private String stripped(String entry) {
    String rest = entry.replaceFirst("^(\\./)+", "");
    for (int i = 0; i < limits.strip(); i++) {
      int slash = rest.indexOf('/');
      if (slash < 0) {
        return "";
      }
      rest = rest.substring(slash + 1);
    }
    return rest;
  }

  /** Reads past an entry: in a tar it has to be unpacked for that, and counts. */
  private void skip(InputStream in) throws IOException {
    if (in instanceof TarArchiveInputStream) {
      copy(in, OutputStream.nullOutputStream());
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes += n;
      if (bytes > limits.bytes()) {
        throw new IOException("unpacks to more than %,d bytes".formatted(limits.bytes()));
      }
      out.write(buffer, 0, n);
    }
  }
}
