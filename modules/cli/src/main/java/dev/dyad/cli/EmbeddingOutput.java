package dev.dyad.cli;

import dev.dyad.core.Require;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Embeddings written as they come: {@code .csv} with id, label and numbers; or {@code .npy} with id
 * and label in a {@code .csv} beside it. They lie aside, as {@code .part}, until all are there; who
 * was interrupted goes on from the last {@linkplain #keep kept} state.
 */
final class EmbeddingOutput implements Closeable {
  private final Path file;
  private final FileChannel text;
  private final FileChannel numbers; // the same as text for .csv
  private final OutputStream textOut;
  private final OutputStream numbersOut;
  private EmbeddingProgress progress;

  private EmbeddingOutput(Path file, EmbeddingProgress kept) throws IOException {
    this.file = file;
    this.progress = kept;
    this.text = channel(part(EmbeddingFiles.ids(file)));
    try {
      this.numbers = EmbeddingFiles.isCsv(file) ? text : channel(part(file));
      text.truncate(kept.textBytes()).position(kept.textBytes());
      numbers.truncate(kept.numberBytes()).position(kept.numberBytes());
    } catch (IOException e) {
      text.close();
      throw e;
    }
    this.textOut = new BufferedOutputStream(Channels.newOutputStream(text));
    this.numbersOut =
        text == numbers ? textOut : new BufferedOutputStream(Channels.newOutputStream(numbers));
  }

  /**
   * Begins, or goes on where the same work was interrupted.
   *
   * @param encoder fingerprint of the encoder
   * @param data fingerprint of what is embedded
   * @throws IllegalArgumentException if there is half a file by another encoder or of other data,
   *     or another process is writing it
   */
  static EmbeddingOutput open(Path file, String encoder, String data) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    EmbeddingProgress kept =
        EmbeddingProgress.read(file).orElse(EmbeddingProgress.none(encoder, data));
    kept.requireSame(file, encoder, data);
    boolean whole =
        hasBytes(part(EmbeddingFiles.ids(file)), kept.textBytes())
            && hasBytes(part(file), kept.numberBytes());
    return new EmbeddingOutput(file, whole ? kept : EmbeddingProgress.none(encoder, data));
  }

  private static boolean hasBytes(Path part, long bytes) throws IOException {
    return bytes == 0 || (Files.exists(part) && Files.size(part) >= bytes);
  }

  private static FileChannel channel(Path part) throws IOException {
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new IllegalArgumentException(
          part
              + ": another process is writing it. Wait until it has done, or choose another --out");
    }
    return channel;
  }

  /** How far it has come. */
  EmbeddingProgress progress() {
    return progress;
  }

  /**
   * Writes a batch.
   *
   * @param samples of the data that are done with it, the unreadable ones included
   */
  void add(Embedder.Batch batch, List<String> labelNames, int samples) throws IOException {
    int columns = progress.columns();
    if (columns == 0) {
      columns = batch.rows()[0].length;
      begin(columns);
    }
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.labels()[i];
      var line = new StringBuilder(EmbeddingFiles.quoted(batch.ids().get(i))).append(',');
      line.append(label < 0 ? "" : EmbeddingFiles.quoted(labelNames.get(label)));
      float[] row = batch.rows()[i];
      if (text == numbers) {
        for (float number : row) {
          line.append(',').append(number);
        }
      } else {
        numbersOut.write(NpyFile.row(row));
      }
      textOut.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
    progress = progress.with(samples, progress.rows() + batch.size(), columns);
  }

  private void begin(int columns) throws IOException {
    var header = new StringBuilder("id,label");
    for (int i = 0; text == numbers && i < columns; i++) {
      header.append(",e").append(i);
    }
    textOut.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    if (text != numbers) {
      numbersOut.write(NpyFile.header(0, columns)); // the true number of rows comes last
    }
  }

  /** Makes sure that an interruption loses nothing of what was added. */
  void keep() throws IOException {
    textOut.flush();
    numbersOut.flush();
    text.force(false);
    numbers.force(false);
    progress = progress.at(text.position(), numbers.position());
    progress.write(file);
  }

  /**
   * Moves the whole into place, where it replaces what was there.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  void finish() throws IOException {
    Require.that(progress.rows() > 0, "none of the %d samples could be read", progress.samples());
    keep();
    if (text != numbers) {
      ByteBuffer header = ByteBuffer.wrap(NpyFile.header(progress.rows(), progress.columns()));
      while (header.hasRemaining()) {
        int unused = numbers.write(header, header.position());
      }
      numbers.force(false);
    }
    close();
    Path ids = EmbeddingFiles.ids(file);
    Files.move(part(ids), ids, StandardCopyOption.REPLACE_EXISTING);
    if (text != numbers) {
      Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
    }
    EmbeddingProgress.delete(file);
  }

  /** Ends the work; where nothing was kept, nothing is left behind. */
  @Override
  public void close() throws IOException {
    text.close();
    numbers.close();
    if (progress.textBytes() == 0) {
      Files.deleteIfExists(part(EmbeddingFiles.ids(file)));
      Files.deleteIfExists(part(file));
    }
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }
}
