package dev.dyad.data;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One data set on its way into the store. */
final class Installation {
  private final DataStore store;
  private final CatalogueEntry entry;
  private final DataProgress progress;
  private final Path parts;
  private final Path ready;
  private final List<Receipt.Piece> pieces = new ArrayList<>();

  Installation(DataStore store, CatalogueEntry entry, DataProgress progress) {
    this.store = store;
    this.entry = entry;
    this.progress = progress;
    this.parts = store.parts(entry.name());
    this.ready = parts.resolve("ready");
  }

  /** How the files come into the folder that is made ready. */
  @FunctionalInterface
  interface Way {
    void bring(Installation to) throws IOException;
  }

  /**
   * Makes the folder ready, checks it and moves it in place.
   *
   * @throws IOException if that fails; nothing of it is left then but parts of downloads
   */
  Path run(Way way) throws IOException {
    Files.createDirectories(parts);
    Path lockFile = parts.resolveSibling(entry.name() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      requireLock(channel);
      try {
        make(way);
      } finally {
        FolderNames.delete(ready);
        deleteIfEmpty(parts);
        Files.deleteIfExists(lockFile);
        deleteIfEmpty(parts.getParent());
      }
    }
    return store.folder(entry.name());
  }

  /** Closing the channel gives the lock back. */
  private void requireLock(FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false; // another thread of this process has it
    }
    if (!locked) {
      throw new IOException(
          "%s: another command is getting it just now. Wait for it to end".formatted(entry.name()));
    }
  }

  private void make(Way way) throws IOException {
    FolderNames.delete(ready);
    Files.createDirectories(ready);
    way.bring(this);
    Optional<String> content = checkContent();
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var receipt = new Receipt(entry.name(), time, pieces, content);
    compareWithFirst(receipt);
    moveInPlace();
    receipt.write(store.receiptFile(entry.name()));
    FolderNames.delete(parts);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }

  void download(Patience patience) throws IOException {
    for (RemoteFile file : entry.files()) {
      Path whole = parts.resolve(file.name());
      pieces.add(new Fetching(file, whole, patience, progress).run());
    }
    for (RemoteFile file : entry.files()) {
      place(file, parts.resolve(file.name()), true);
    }
  }

  void take(Path from) throws IOException {
    new LocalFiles(entry, from).bring(this);
  }

  void add(Receipt.Piece piece) {
    pieces.add(piece);
  }

  /** Unpacks a file into the folder, or puts it there as it is. */
  void place(RemoteFile file, Path at, boolean move) throws IOException {
    if (file.unpack().isPresent()) {
      progress.say("unpacking " + file.name());
      new Unpacker(at, file.name(), ready, file.unpack().get()).unpack();
    } else if (move) {
      Files.move(at, ready.resolve(file.name()));
    } else {
      Files.copy(at, ready.resolve(file.name()));
    }
  }

  /**
   * Puts one file of an unpacked data set into the folder, and tells its length.
   *
   * @param most bytes that it may have
   */
  long place(Contents contents, String name, String as, long most) throws IOException {
    Path target = ready.resolve(as).normalize();
    if (!target.startsWith(ready)) {
      throw new IOException("a name leads out of its folder: '%s'".formatted(name));
    }
    Files.createDirectories(target.getParent());
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = contents.stream(name);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > most) {
          throw new IOException("'%s' unpacks to more bytes than allowed".formatted(name));
        }
        out.write(buffer, 0, n);
      }
    }
    return bytes;
  }

  private Optional<String> checkContent() throws IOException {
    if (entry.content().isEmpty()) {
      return Optional.empty();
    }
    Content content = entry.content().get();
    List<String> names = FolderNames.matching(ready, content.files());
    if (names.size() != content.count()) {
      throw new IOException(
          "%s: must hold %,d files named like %s, but holds %,d"
              .formatted(entry.name(), content.count(), content.files(), names.size()));
    }
    boolean vouchedFor = entry.files().stream().allMatch(f -> f.checksums().isPresent());
    if (content.sha256().isEmpty() && vouchedFor) {
      return Optional.empty();
    }
    progress.say("checking the content");
    String found = Digests.ofListing(ready, names);
    if (content.sha256().isPresent() && !content.sha256().get().equals(found)) {
      throw new IOException(
          "%s: the content is other than it should be: SHA-256 over its %,d files must be %s, but is %s"
              .formatted(entry.name(), content.count(), content.sha256().get(), found));
    }
    return Optional.of(found);
  }

  /** What nobody published a checksum of must be what came the first time. */
  private void compareWithFirst(Receipt now) throws IOException {
    Optional<Receipt> first = store.receipt(entry.name());
    if (first.isEmpty()) {
      return;
    }
    if (now.contentSha256().isPresent() && first.get().contentSha256().isPresent()) {
      requireSame("content", first.get(), first.get().contentSha256(), now.contentSha256());
      return;
    }
    for (RemoteFile file : entry.files()) {
      Optional<String> then = first.get().piece(file.name()).map(Receipt.Piece::sha256);
      Optional<String> here = now.piece(file.name()).map(Receipt.Piece::sha256);
      if (file.checksums().isEmpty() && then.isPresent() && here.isPresent()) {
        requireSame(file.name(), first.get(), then, here);
      }
    }
  }

  private void requireSame(String what, Receipt first, Optional<String> then, Optional<String> here)
      throws IOException {
    if (!then.equals(here)) {
      throw new IOException(
          "%s: %s is not what came on %s: its SHA-256 was %s and is %s. If its publishers changed it, delete %s and try again"
              .formatted(
                  entry.name(),
                  what,
                  first.time(),
                  then.orElse("?"),
                  here.orElse("?"),
                  store.receiptFile(entry.name())));
    }
  }

  private void moveInPlace() throws IOException {
    Path target = store.folder(entry.name());
    Path old = parts.resolve("old");
    FolderNames.delete(old);
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(ready, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }
}
