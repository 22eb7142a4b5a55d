package dev.dyad.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Checksums of files. */
final class Digests {
  static final String SHA_256 = "SHA-256";

  private static final int BUFFER_BYTES = 1 << 16;

  private Digests() {}

  /** The digits of each algorithm, in one reading. */
  static Map<String, String> of(Path file, Collection<String> algorithms) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, algorithms);
    }
  }

  static String sha256(Path file) throws IOException {
    return of(file, List.of(SHA_256)).get(SHA_256);
  }

  /**
   * SHA-256 of what a {@code .gz} holds.
   *
   * @throws IOException if it is none, or damaged
   */
  static String rawSha256(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      return of(in, List.of(SHA_256)).get(SHA_256);
    }
  }

  /** SHA-256 over the lines {@code SHA256 NAME}, as {@code sha256sum} prints them. */
  static String ofListing(Path folder, List<String> names) throws IOException {
    MessageDigest digest = digest(SHA_256);
    for (String name : names) {
      String line = sha256(folder.resolve(name)) + "  " + name + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Map<String, String> of(InputStream in, Collection<String> algorithms)
      throws IOException {
    var digests = new TreeMap<String, MessageDigest>();
    algorithms.forEach(a -> digests.put(a, digest(a)));
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (MessageDigest digest : digests.values()) {
        digest.update(buffer, 0, n);
      }
    }
    var digits = new TreeMap<String, String>();
    digests.forEach((a, digest) -> digits.put(a, HexFormat.of().formatHex(digest.digest())));
    return digits;
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without " + algorithm, e);
    }
  }
}
