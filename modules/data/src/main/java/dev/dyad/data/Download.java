package dev.dyad.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings one file from one address, going on where an earlier attempt ended.
 *
 * @param file what is wanted
 * @param part where it comes to lie
 * @param patience with the server
 * @param progress is told of the bytes
 */
record Download(RemoteFile file, PartFile part, Patience patience, DataProgress progress) {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * One attempt. The part is whole afterwards, as far as lengths tell.
   *
   * @throws RefusedException if the address has no such file
   * @throws IOException if it may come at another attempt
   */
  void attempt(String address) throws IOException {
    long there = part.length();
    Optional<String> version = part.version(address);
    boolean resumable = file.checksums().isPresent() || version.isPresent();
    if (there > 0 && (!resumable || there > file.limit())) {
      part.delete();
      there = 0;
    }
    if (file.bytes().equals(Optional.of(there))) {
      return;
    }
    try (HttpAnswer answer = HttpAnswer.get(address, there, version, patience)) {
      take(answer, address, there);
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer in time (%s)".formatted(e.getMessage()), e);
    }
  }

  private void take(HttpAnswer answer, String address, long there) throws IOException {
    long from = there;
    if (answer.status() == 416 && there > 0) {
      part.delete();
      throw new IOException("has no more of the part that is here; begins anew");
    }
    check(answer);
    if (answer.status() == 200) {
      part.restart(address, answer.version());
      from = 0;
    } else if (answer.start() != there) {
      part.delete();
      throw new IOException(
          "was asked for bytes from %,d and sent those from %,d".formatted(there, answer.start()));
    }
    Optional<Long> bytes = expected(from, answer.length());
    progress.begin(file.name(), from, bytes);
    try (InputStream in = answer.body()) {
      copy(in);
    }
    long length = part.length();
    if (bytes.isPresent() && length < bytes.get()) {
      throw new IOException("ended after %,d of %,d bytes".formatted(length, bytes.get()));
    }
  }

  private void check(HttpAnswer answer) throws IOException {
    int status = answer.status();
    if (status >= 500 || status == 408 || status == 429) {
      throw new IOException("answers %d".formatted(status));
    }
    if (status != 200 && status != 206) {
      throw new RefusedException("answers %d".formatted(status));
    }
    if (answer.isPage() && !file.name().endsWith(".html")) {
      throw new RefusedException("answers with a web page, not with the file");
    }
  }

  /** The length that the whole file will have. */
  private Optional<Long> expected(long from, OptionalLong coming) throws IOException {
    if (coming.isEmpty()) {
      return file.bytes();
    }
    long whole = from + coming.getAsLong();
    if (file.bytes().isPresent() && file.bytes().get() != whole) {
      part.delete();
      throw new RefusedException(
          "has a file of %,d bytes, but it must have %,d".formatted(whole, file.bytes().get()));
    }
    if (whole > file.limit()) {
      part.delete();
      throw new RefusedException(
          "has a file of %,d bytes, but it must not have more than %,d"
              .formatted(whole, file.limit()));
    }
    return Optional.of(whole);
  }

  private void copy(InputStream in) throws IOException {
    long length = part.length();
    byte[] buffer = new byte[BUFFER_BYTES];
    long windowStart = System.nanoTime();
    long windowBytes = 0;
    try (OutputStream out = part.append()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        length += n;
        if (length > file.limit()) {
          break;
        }
        out.write(buffer, 0, n);
        progress.advance(n);
        windowBytes += n;
        long ms = (System.nanoTime() - windowStart) / 1_000_000;
        if (ms >= patience.windowMs()) {
          if (windowBytes * 1000 / ms < patience.slowestBytesPerSecond()) {
            throw new IOException("is too slow: %,d bytes in %,d ms".formatted(windowBytes, ms));
          }
          windowStart = System.nanoTime();
          windowBytes = 0;
        }
      }
    }
    if (length > file.limit()) {
      part.delete();
      throw new RefusedException(
          "sends more than %,d bytes, the most that is taken".formatted(file.limit()));
    }
  }
}
