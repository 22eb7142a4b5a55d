package dev.dyad.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where files lie in tar archives.
 *
 * @param shards the archives
 * @param places by name, sorted
 * @param skipped what is no file, not whole, or there twice
 */
record TarIndex(List<Path> shards, Map<String, Place> places, List<Skipped> skipped) {
  private static final String FORMAT = "dyad-shards 1";
  private static final String CLASS = ".cls";
  private static final int MOST_CLASS_BYTES = 1 << 12;

  /** Some bytes of a shard. */
  record Place(int shard, long offset, long bytes) {}

  /**
   * Finds all files.
   *
   * @throws IOException if an archive is damaged
   */
  static TarIndex scan(List<Path> shards) throws IOException {
    var places = new TreeMap<String, Place>();
    var classes = new HashMap<String, Place>();
    var skipped = new ArrayList<Skipped>();
    boolean[] kept = {false};
    for (int s = 0; s < shards.size(); s++) {
      int shard = s;
      try {
        TarFiles.walk(
            shards.get(s),
            entry -> {
              kept[0] |= entry.escaped();
              String name = name(entry);
              var place = new Place(shard, entry.offset(), entry.bytes());
              if (!entry.isFile()) {
                skipped.add(new Skipped(name, "is a link or a device, not a file"));
              } else if (!entry.isWhole()) {
                skipped.add(new Skipped(name, "is cut short, with the archive"));
              } else if (name.endsWith(CLASS)) {
                classes.putIfAbsent(stem(name), place);
              } else if (places.putIfAbsent(name, place) != null) {
                skipped.add(
                    new Skipped(name, "is in the archive more than once; the first is used"));
              }
              return true;
            });
      } catch (IOException e) {
        throw new IOException(shards.get(s).getFileName() + ": " + e.getMessage(), e);
      }
    }
    boolean flat = !kept[0] && places.keySet().stream().noneMatch(n -> n.contains("/"));
    Map<String, Place> named =
        flat && !classes.isEmpty() ? byClass(shards, places, classes) : places;
    return new TarIndex(shards, Collections.unmodifiableMap(named), List.copyOf(skipped));
  }

  /** As tar is often called in a folder for ".", names often begin with "./". */
  private static String name(TarFiles.Entry entry) {
    String name = entry.name().startsWith("./") ? entry.name().substring(2) : entry.name();
    return entry.escaped() ? Shards.unescaped(name) : name;
  }

  /** The name up to its first dot: what all files of a sample have in common. */
  private static String stem(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Map<String, Place> byClass(
      List<Path> shards, Map<String, Place> places, Map<String, Place> classes) throws IOException {
    var named = new TreeMap<String, Place>();
    for (Map.Entry<String, Place> file : places.entrySet()) {
      Place of = classes.get(stem(file.getKey()));
      String folder = "";
      if (of != null && of.bytes() <= MOST_CLASS_BYTES) {
        try (InputStream in = TarContents.open(shards.get(of.shard()), of)) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
          folder = text.isEmpty() ? "" : text.replace('/', '_') + "/";
        }
      }
      named.put(folder + file.getKey(), file.getValue());
    }
    return named;
  }

  /**
   * Reads an index.
   *
   * @return empty if there is none, or it is not of these shards as they are now
   */
  static Optional<TarIndex> read(Path file, List<Path> shards) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 1 + shards.size() || !lines.get(0).equals(FORMAT + " " + shards.size())) {
      return Optional.empty();
    }
    for (int s = 0; s < shards.size(); s++) {
      if (!lines.get(1 + s).equals(line(shards.get(s)))) {
        return Optional.empty();
      }
    }
    var places = new TreeMap<String, Place>();
    for (String line : lines.subList(1 + shards.size(), lines.size())) {
      String[] fields = line.split("\t", 4);
      if (fields.length < 4 || !(fields[0] + fields[1] + fields[2]).matches("\\d{3,50}")) {
        return Optional.empty();
      }
      int shard = Integer.parseInt(fields[0]);
      if (shard >= shards.size()) {
        return Optional.empty();
      }
      places.put(
          plain(fields[3]), new Place(shard, Long.parseLong(fields[1]), Long.parseLong(fields[2])));
    }
    return Optional.of(new TarIndex(shards, Collections.unmodifiableMap(places), List.of()));
  }

  private static String line(Path shard) throws IOException {
    return Files.size(shard) + "\t" + shard.getFileName();
  }

  /** Writes the index, whole or not at all. */
  void write(Path file) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(aside)) {
      out.write(FORMAT + " " + shards.size() + "\n");
      for (Path shard : shards) {
        out.write(line(shard) + "\n");
      }
      for (Map.Entry<String, Place> entry : places.entrySet()) {
        Place place = entry.getValue();
        String name = oneLine(entry.getKey());
        out.write(
            place.shard() + "\t" + place.offset() + "\t" + place.bytes() + "\t" + name + "\n");
      }
    }
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String oneLine(String name) {
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }

  private static String plain(String line) {
    return line.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
  }
}
