package dev.dyad.cli;

import dev.dyad.eval.Embeddings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Embeddings as files that other programs read. */
final class EmbeddingFiles {
  private EmbeddingFiles() {}

  /**
   * {@code .csv} with id, label and numbers; or {@code .npy} with id and label in a {@code .csv}
   * beside it.
   */
  static void write(Path file, Embeddings embeddings) throws IOException {
    if (file.toString().endsWith(".csv")) {
      csv(file, embeddings, true);
    } else {
      NpyFile.write(file, embeddings.rows());
      csv(file.resolveSibling(file.getFileName() + ".ids.csv"), embeddings, false);
    }
  }

  private static void csv(Path file, Embeddings embeddings, boolean numbers) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.print("id,label");
      for (int i = 0; numbers && i < embeddings.dimension(); i++) {
        out.print(",e" + i);
      }
      out.print("\n");
      for (int row = 0; row < embeddings.size(); row++) {
        int label = embeddings.label(row);
        out.print(quoted(embeddings.id(row)));
        out.print(",");
        out.print(label < 0 ? "" : quoted(embeddings.labelNames().get(label)));
        for (int i = 0; numbers && i < embeddings.dimension(); i++) {
          out.print("," + embeddings.at(row, i));
        }
        out.print("\n");
      }
      if (out.checkError()) {
        throw new IOException(file + ": could not be written whole");
      }
    }
  }

  static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
