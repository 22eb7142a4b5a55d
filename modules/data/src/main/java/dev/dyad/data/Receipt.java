package dev.dyad.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came onto this machine as a data set, and what it added up to then.
 *
 * @param name of the data set
 * @param time when, as ISO 8601
 * @param files that came
 * @param contentSha256 of the {@link Content}, where it was computed
 */
public record Receipt(String name, String time, List<Piece> files, Optional<String> contentSha256) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A file that came.
   *
   * @param name of the file
   * @param from the address or path
   * @param bytes its length
   * @param sha256 of its bytes
   * @param checked what it was found to agree with
   */
  public record Piece(String name, String from, long bytes, String sha256, String checked) {}

  /** Copies the list. */
  public Receipt {
    files = List.copyOf(files);
  }

  /** The piece of that name. */
  Optional<Piece> piece(String file) {
    return files.stream().filter(p -> p.name().equals(file)).findFirst();
  }

  static Receipt read(Path file) throws IOException {
    JsonNode tree = JSON.readTree(Files.readAllBytes(file));
    var files = new ArrayList<Piece>();
    for (JsonNode piece : tree.path("files")) {
      files.add(
          new Piece(
              piece.path("name").asText(),
              piece.path("from").asText(),
              piece.path("bytes").asLong(),
              piece.path("sha256").asText(),
              piece.path("checked").asText()));
    }
    return new Receipt(
        tree.path("name").asText(),
        tree.path("time").asText(),
        files,
        Optional.ofNullable(tree.path("contentSha256").asText(null)));
  }

  void write(Path file) throws IOException {
    ObjectNode tree = JSON.createObjectNode().put("name", name).put("time", time);
    for (Piece piece : files) {
      tree.withArray("files")
          .addObject()
          .put("name", piece.name())
          .put("from", piece.from())
          .put("bytes", piece.bytes())
          .put("sha256", piece.sha256())
          .put("checked", piece.checked());
    }
    contentSha256.ifPresent(s -> tree.put("contentSha256", s));
    Files.createDirectories(file.getParent());
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    Files.write(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
