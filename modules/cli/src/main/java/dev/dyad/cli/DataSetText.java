package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.data.CatalogueEntry;
import dev.dyad.data.Checksums;
import dev.dyad.data.DataStore;
import dev.dyad.data.Receipt;
import dev.dyad.data.RemoteFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of a data set, for people and as JSON. */
final class DataSetText {
  private DataSetText() {}

  /** One line of a list. */
  static String line(CatalogueEntry entry, DataStore store) {
    return String.format(
        Locale.ROOT,
        "%-17s %-9s %-9s %9s  %s",
        entry.name(),
        entry.modality(),
        store.has(entry.name()) ? "here" : "",
        entry.bytes().map(DataSetText::bytes).orElse("?"),
        entry.samples());
  }

  /** What has to be known before it is downloaded. */
  static String terms(CatalogueEntry entry) {
    var text = new StringBuilder();
    row(text, entry.name(), entry.title());
    row(text, "samples", entry.samples());
    row(text, "licence", entry.licence());
    row(text, "cite", entry.citation());
    row(text, "home", entry.home());
    row(text, "download", size(entry));
    entry.note().ifPresent(note -> row(text, "note", note));
    return text.toString();
  }

  /** All that is known. */
  static String all(CatalogueEntry entry, DataStore store) throws IOException {
    var text = new StringBuilder(terms(entry));
    row(text, "reader", entry.reader() + ", of modality " + entry.modality());
    row(text, "train", entry.command());
    for (RemoteFile file : entry.files()) {
      row(text, "file", file.name() + ", " + size(file));
      file.addresses().forEach(address -> row(text, "", address));
      Optional<Checksums> sums = file.checksums();
      sums.flatMap(Checksums::sha256).ifPresent(s -> row(text, "", "SHA-256 " + s));
      sums.flatMap(Checksums::md5).ifPresent(s -> row(text, "", "MD5 " + s));
      row(text, "", sums.map(s -> "by " + s.from()).orElse("checksum not known"));
    }
    entry
        .content()
        .flatMap(c -> c.sha256())
        .ifPresent(s -> row(text, "content", "SHA-256 " + s + ", however it is packed"));
    boolean here = store.has(entry.name());
    row(text, here ? "here" : "not here", store.folder(entry.name()).toString());
    if (here) {
      store.receipt(entry.name()).ifPresent(receipt -> receipt(text, receipt));
    }
    return text.toString();
  }

  private static void receipt(StringBuilder text, Receipt receipt) {
    row(text, "since", receipt.time());
    for (Receipt.Piece piece : receipt.files()) {
      row(text, "came", "%s from %s".formatted(piece.name(), piece.from()));
      if (!piece.sha256().isEmpty()) {
        row(text, "", "SHA-256 " + piece.sha256());
      }
      row(text, "", "checked: " + piece.checked());
    }
    receipt.contentSha256().ifPresent(s -> row(text, "content", "SHA-256 " + s));
  }

  private static void row(StringBuilder text, String key, String value) {
    text.append(String.format(Locale.ROOT, "%-12s  %s%n", key, value));
  }

  private static String size(CatalogueEntry entry) {
    String files = entry.files().size() == 1 ? "1 file" : entry.files().size() + " files";
    return files
        + ", "
        + entry
            .bytes()
            .map(DataSetText::bytes)
            .orElseGet(() -> "size not known, at most " + bytes(entry.limit()));
  }

  private static String size(RemoteFile file) {
    return file.bytes()
        .map(b -> String.format(Locale.ROOT, "%,d bytes", b))
        .orElseGet(() -> "size not known, at most " + bytes(file.limit()));
  }

  /** A number of bytes with its unit: 11.6 MB. */
  static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    String format = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, units[unit]);
  }

  /** Everything, as JSON. */
  static ObjectNode json(ObjectNode node, CatalogueEntry entry, DataStore store)
      throws IOException {
    node.put("name", entry.name()).put("title", entry.title()).put("modality", entry.modality());
    node.put("samples", entry.samples()).put("home", entry.home());
    node.put("licence", entry.licence()).put("citation", entry.citation());
    node.put("reader", entry.reader()).put("recipe", entry.recipe());
    node.put("command", entry.command());
    entry.note().ifPresent(note -> node.put("note", note));
    entry.bytes().ifPresent(bytes -> node.put("bytes", bytes));
    node.put("maxBytes", entry.limit());
    ArrayNode files = node.putArray("files");
    entry.files().forEach(file -> json(files.addObject(), file));
    entry.content().flatMap(c -> c.sha256()).ifPresent(s -> node.put("contentSha256", s));
    node.put("path", store.folder(entry.name()).toString());
    node.put("here", store.has(entry.name()));
    Optional<Receipt> receipt =
        store.has(entry.name()) ? store.receipt(entry.name()) : Optional.empty();
    receipt.ifPresent(r -> json(node.putObject("receipt"), r));
    return node;
  }

  private static void json(ObjectNode node, RemoteFile file) {
    node.put("name", file.name());
    file.addresses().forEach(node.putArray("addresses")::add);
    file.bytes().ifPresent(bytes -> node.put("bytes", bytes));
    node.put("maxBytes", file.limit());
    file.checksums()
        .ifPresent(
            sums -> {
              var digits = Map.of("sha256", sums.sha256(), "md5", sums.md5());
              digits.forEach((key, value) -> value.ifPresent(v -> node.put(key, v)));
              node.put("checksumsFrom", sums.from());
            });
  }

  private static void json(ObjectNode node, Receipt receipt) {
    node.put("time", receipt.time());
    for (Receipt.Piece piece : receipt.files()) {
      node.withArray("files")
          .addObject()
          .put("name", piece.name())
          .put("from", piece.from())
          .put("bytes", piece.bytes())
          .put("sha256", piece.sha256())
          .put("checked", piece.checked());
    }
    receipt.contentSha256().ifPresent(s -> node.put("contentSha256", s));
  }
}
