package dev.dyad.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings one file from whichever of its addresses gives it, and verifies it.
 *
 * @param file what is wanted
 * @param whole where it comes to lie once it is whole and verified
 * @param patience with servers
 * @param progress is told of the bytes, and of what is tried
 */
record Fetching(RemoteFile file, Path whole, Patience patience, DataProgress progress) {

  /**
   * Brings it, or finds it there already.
   *
   * @throws IOException if no address gives it; the message says why of each
   */
  Receipt.Piece run() throws IOException {
    if (Files.exists(whole)) {
      Optional<Receipt.Piece> piece = verified(whole, "an earlier download");
      if (piece.isPresent()) {
        return piece.get();
      }
      Files.delete(whole);
    }
    var part = new PartFile(whole.resolveSibling(whole.getFileName() + ".part"));
    var download = new Download(file, part, patience, progress);
    List<String> reasons = new ArrayList<>();
    for (String address : file.addresses()) {
      try {
        Optional<Receipt.Piece> piece = from(address, download);
        if (piece.isPresent()) {
          Files.move(part.path(), whole);
          part.delete();
          return piece.get();
        }
        reasons.add(address + " has another file: its checksum is wrong");
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        reasons.add(address + " " + reason(e));
      }
      progress.say(reasons.get(reasons.size() - 1));
    }
    throw new IOException(
        "%s could not be downloaded:\n  %s\nIf you can get it in another way, put it into a folder and give that by --from"
            .formatted(file.name(), String.join("\n  ", reasons)));
  }

  /** All attempts at one address; empty if what came is not the file. */
  private Optional<Receipt.Piece> from(String address, Download download) throws IOException {
    int restarts = 0;
    int pauseMs = patience.pauseMs();
    for (int attempt = 1; ; attempt++) {
      boolean resumed = download.part().length() > 0;
      try {
        download.attempt(address);
        Optional<Receipt.Piece> piece = verified(download.part().path(), address);
        if (piece.isPresent()) {
          return piece;
        }
        download.part().delete();
        if (!resumed || restarts++ > 0) {
          return Optional.empty();
        }
        progress.say(file.name() + ": the parts do not fit together; begins anew");
      } catch (RefusedException | UnknownHostException e) {
        throw e;
      } catch (IOException e) {
        if (attempt >= patience.attempts()) {
          throw e;
        }
        progress.say("%s %s; trying again".formatted(address, reason(e)));
        pause(pauseMs);
        pauseMs *= 2;
      }
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null
            || !(e.getClass() == IOException.class || e instanceof RefusedException)
        ? "does not answer (%s)".formatted(e)
        : e.getMessage();
  }

  private static void pause(int ms) throws InterruptedIOException {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** What is written down of a file, if it is the right one. */
  private Optional<Receipt.Piece> verified(Path path, String from) throws IOException {
    return verified(file, path, from);
  }

  /** What is written down of a file, if it is the right one as far as is known. */
  static Optional<Receipt.Piece> verified(RemoteFile file, Path path, String from)
      throws IOException {
    long bytes = Files.size(path);
    var algorithms = new TreeSet<String>(List.of(Digests.SHA_256));
    Map<String, String> wanted = file.checksums().map(Checksums::byAlgorithm).orElse(Map.of());
    algorithms.addAll(wanted.keySet());
    Map<String, String> found = Digests.of(path, algorithms);
    boolean same =
        file.bytes().map(b -> b == bytes).orElse(true)
            && wanted.entrySet().stream().allMatch(w -> w.getValue().equals(found.get(w.getKey())));
    if (!same) {
      return Optional.empty();
    }
    String checked =
        wanted.isEmpty()
            ? "not known"
            : String.join(", ", wanted.keySet())
                + " ("
                + file.checksums().map(Checksums::from).orElse("")
                + ")";
    return Optional.of(
        new Receipt.Piece(file.name(), from, bytes, found.get(Digests.SHA_256), checked));
  }
}
