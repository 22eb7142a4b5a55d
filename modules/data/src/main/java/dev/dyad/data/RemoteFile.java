package dev.dyad.data;

import dev.dyad.core.Require;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One file that a data set is downloaded as.
 *
 * @param name of the file here
 * @param addresses where it is published, then its mirrors: they are tried in this order
 * @param bytes its length, where known
 * @param maxBytes the most that is taken where the length is not known
 * @param checksums of its bytes, where somebody published them
 * @param rawSha256 of a {@code .gz} file: SHA-256 of what is in it, which stays when it is packed
 *     anew
 * @param unpack how it is taken apart; absent where the readers take it as it is
 */
public record RemoteFile(
    String name,
    List<String> addresses,
    Optional<Long> bytes,
    Optional<Long> maxBytes,
    Optional<Checksums> checksums,
    Optional<String> rawSha256,
    Optional<Unpacking> unpack) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the name is no plain file name, an address is not HTTP, or
   *     neither bytes nor maxBytes is given
   */
  public RemoteFile {
    addresses = List.copyOf(addresses);
    Require.that(
        name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"), "name must be a plain file name: '%s'", name);
    Require.that(!addresses.isEmpty(), "%s: addresses must name one or more", name);
    for (String address : addresses) {
      String lower = address.toLowerCase(Locale.ROOT);
      Require.that(
          lower.startsWith("https://") || lower.startsWith("http://"),
          "%s: an address must begin with https:// or http://, but one is '%s'",
          name,
          address);
    }
    Require.that(
        bytes.isPresent() || maxBytes.isPresent(), "%s: give bytes, or else maxBytes", name);
    Require.that(
        bytes.or(() -> Optional.of(1L)).get() > 0 && maxBytes.or(() -> Optional.of(1L)).get() > 0,
        "%s: bytes and maxBytes must be positive",
        name);
    rawSha256.ifPresent(s -> Checksums.digits("rawSha256", s, 64));
  }

  /** The most bytes it may have. */
  public long limit() {
    return bytes.or(() -> maxBytes).orElseThrow();
  }
}
