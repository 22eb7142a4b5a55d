package dev.dyad.serve;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How files are told apart: by the ending of their name, or by content type. */
final class FileTypes {
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/tiff", "tif"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/wave", "wav"),
          Map.entry("audio/x-wav", "wav"),
          Map.entry("audio/vnd.wave", "wav"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/x-flac", "flac"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/tab-separated-values", "tsv"),
          Map.entry("application/x-ndjson", "jsonl"),
          Map.entry("application/graphml+xml", "graphml"),
          Map.entry("text/vnd.graphviz", "dot"));

  /** Files of files: they may unpack to anything. */
  private static final Set<String> ARCHIVES =
      Set.of("zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "jar");

  private FileTypes() {}

  /** The content type without its parameters, in lower case; empty where there is none. */
  static String plain(Optional<String> contentType) {
    String type = contentType.orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A file by the name that its sender gives it.
   *
   * @throws Refusal if the name has no ending, or that of an archive
   */
  static SentFile named(String name, byte[] bytes) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String ending = last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!last.contains(".") || !ending.matches("[a-z0-9]{1,12}")) {
      throw Refusal.of(
          415, "a file's name must end like cat.png, to say what it is, but was '%s'", last);
    }
    if (ARCHIVES.contains(ending)) {
      throw Refusal.of(415, "archives (.%s) are not taken. Send the files one by one", ending);
    }
    return new SentFile(last, ending, bytes);
  }

  /**
   * A file by its content type.
   *
   * @throws Refusal if it is of none that is known
   */
  static SentFile typed(String type, byte[] bytes) {
    String ending = ENDINGS.get(type);
    if (ending == null) {
      throw Refusal.of(
          415,
          "content type '%s' does not say what kind of file this is. Give its name (?name=cat.png),"
              + " or one of: application/json, text/plain, %s",
          type,
          String.join(", ", ENDINGS.keySet().stream().sorted().toList()));
    }
    return new SentFile("sample." + ending, ending, bytes);
  }
}
