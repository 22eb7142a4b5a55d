package dev.dyad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far embeddings are written: {@code FILE.part.json} beside the file to be.
 *
 * @param encoder fingerprint of what embeds
 * @param data fingerprint of what is embedded
 * @param samples of the data that are done, the unreadable ones included
 * @param rows vectors written
 * @param columns numbers a vector; 0 while there is none
 * @param textBytes length of the file with ids
 * @param numberBytes length of the file with numbers
 */
record EmbeddingProgress(
    String encoder,
    String data,
    int samples,
    int rows,
    int columns,
    long textBytes,
    long numberBytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing yet. */
  static EmbeddingProgress none(String encoder, String data) {
    return new EmbeddingProgress(encoder, data, 0, 0, 0, 0, 0);
  }

  /**
   * What was kept; empty where nothing is half done.
   *
   * @throws IOException if it cannot be understood
   */
  static Optional<EmbeddingProgress> read(Path file) throws IOException {
    Path state = state(file);
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(state), EmbeddingProgress.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(state + ": is damaged. Delete it to begin anew", e);
    }
  }

  void write(Path file) throws IOException {
    AtomicText.write(state(file), JSON.writeValueAsString(this));
  }

  static void delete(Path file) throws IOException {
    Files.delete(state(file));
  }

  /** Fails if this is other work. */
  void requireSame(Path file, String encoder, String data) {
    requireSame(file, this.encoder.equals(encoder), "made by another encoder");
    requireSame(file, this.data.equals(data), "made of other data");
  }

  private static void requireSame(Path file, boolean same, String otherwise) {
    Require.that(
        same,
        "%s: half of it was %s. Delete %s to begin anew, or choose another --out",
        file,
        otherwise,
        state(file));
  }

  EmbeddingProgress with(int samples, int rows, int columns) {
    return new EmbeddingProgress(encoder, data, samples, rows, columns, textBytes, numberBytes);
  }

  EmbeddingProgress at(long textBytes, long numberBytes) {
    return new EmbeddingProgress(encoder, data, samples, rows, columns, textBytes, numberBytes);
  }

  private static Path state(Path file) {
    return file.resolveSibling(file.getFileName() + ".part.json");
  }
}
