package dev.dyad.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Small data sets, and what lies on disk. */
final class Sets {
  /** Two tries without a pause. */
  static final Patience IMPATIENT = new Patience(20_000, 20_000, 2, 0, 0, 60_000);

  private Sets() {}

  static CatalogueEntry of(Optional<Content> content, RemoteFile... files) {
    return new CatalogueEntry(
        "tiny",
        "A tiny set",
        "image",
        "3",
        "https://example.org",
        "CC0",
        "Nobody 2020",
        "ImageFolder",
        "image-folder.yaml",
        List.of(),
        List.of(files),
        content,
        Optional.empty());
  }

  static CatalogueEntry of(RemoteFile... files) {
    return of(Optional.empty(), files);
  }

  /** A file of known length and checksum. */
  static RemoteFile known(String name, byte[] bytes, String... addresses) {
    var sums = new Checksums(Optional.of(sha256(bytes)), Optional.empty(), "its authors");
    return new RemoteFile(
        name,
        List.of(addresses),
        Optional.of((long) bytes.length),
        Optional.empty(),
        Optional.of(sums),
        Optional.empty(),
        Optional.empty());
  }

  /** A file of which nothing is known but the most that it may be. */
  static RemoteFile unknown(String name, long maxBytes, String... addresses) {
    return new RemoteFile(
        name,
        List.of(addresses),
        Optional.empty(),
        Optional.of(maxBytes),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same file, unpacked. */
  static RemoteFile unpacked(RemoteFile file, Unpacking unpacking) {
    return new RemoteFile(
        file.name(),
        file.addresses(),
        file.bytes(),
        file.maxBytes(),
        file.checksums(),
        file.rawSha256(),
        Optional.of(unpacking));
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All files below a folder, receipts aside; empty where there is no folder. */
  static List<String> files(Path root) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(root)) {
      var names = new TreeSet<String>();
      found
          .filter(Files::isRegularFile)
          .map(f -> root.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.startsWith(".receipts"))
          .forEach(names::add);
      return List.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
