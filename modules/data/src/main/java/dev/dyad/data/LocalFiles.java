package dev.dyad.data;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds a data set among files that are on this machine already: under the names that they are
 * downloaded as, or unpacked, in the folder or in a zip in it.
 */
final class LocalFiles {
  private static final int DEPTH = 4;

  private final CatalogueEntry entry;
  private final Path from;

  LocalFiles(CatalogueEntry entry, Path from) {
    this.entry = entry;
    this.from = from;
  }

  /** Where an unpacked data set was found. */
  private record Place(Path path, String prefix, int files) {}

  /**
   * Puts the data set into the folder that is made ready.
   *
   * @throws IOException if it is not there whole, or not what it should be; the message names what
   *     is missing
   */
  void bring(Installation to) throws IOException {
    if (!Files.exists(from)) {
      throw new IOException(from + ": no such file or folder");
    }
    Map<String, Path> packed = packed();
    if (packed.size() == entry.files().size()) {
      for (RemoteFile file : entry.files()) {
        to.add(piece(file, packed.get(file.name())));
        to.place(file, packed.get(file.name()), false);
      }
      return;
    }
    if (entry.content().isPresent()) {
      unpacked(to);
      return;
    }
    throw new IOException(
        "%s: %s needs also: %s"
            .formatted(
                from,
                entry.name(),
                String.join(
                    ", ",
                    entry.files().stream()
                        .map(RemoteFile::name)
                        .filter(n -> !packed.containsKey(n))
                        .toList())));
  }

  private Map<String, Path> packed() throws IOException {
    var found = new TreeMap<String, Path>();
    for (RemoteFile file : entry.files()) {
      if (Files.isRegularFile(from) && from.getFileName().toString().equals(file.name())) {
        found.put(file.name(), from);
      } else if (Files.isDirectory(from)) {
        try (Stream<Path> files = Files.find(from, DEPTH, (p, a) -> a.isRegularFile())) {
          files
              .filter(p -> p.getFileName().toString().equals(file.name()))
              .min((a, b) -> a.getNameCount() - b.getNameCount())
              .ifPresent(p -> found.put(file.name(), p));
        }
      }
    }
    return found;
  }

  /** What is written down of a file: the published one, or one with the same content. */
  private Receipt.Piece piece(RemoteFile file, Path path) throws IOException {
    Optional<Receipt.Piece> piece = Fetching.verified(file, path, path.toString());
    if (piece.isPresent()) {
      return piece.get();
    }
    if (file.rawSha256().isPresent()) {
      if (file.rawSha256().get().equals(Digests.rawSha256(path))) {
        return new Receipt.Piece(
            file.name(),
            path.toString(),
            Files.size(path),
            Digests.sha256(path),
            "SHA-256 of what is in it; it was packed anew");
      }
    }
    String wanted =
        file.checksums().map(c -> c.sha256().or(c::md5).orElse("")).orElse(file.limit() + " bytes");
    throw new IOException(
        "%s: is not the %s that was published (%s, by %s)"
            .formatted(
                path,
                file.name(),
                wanted,
                file.checksums().map(Checksums::from).orElse("the catalogue")));
  }

  private void unpacked(Installation to) throws IOException {
    Content content = entry.content().get();
    Optional<Place> best = Optional.empty();
    for (Path path : places()) {
      try (Contents contents = Contents.open(path)) {
        for (Map.Entry<String, Integer> prefix : prefixes(contents, content).entrySet()) {
          if (best.isEmpty() || prefix.getValue() > best.get().files()) {
            best = Optional.of(new Place(path, prefix.getKey(), prefix.getValue()));
          }
        }
      }
    }
    if (best.isEmpty() || best.get().files() != content.count()) {
      throw new IOException(
          "%s: holds neither %s, nor unpacked the %,d files named like %s, but %s"
              .formatted(
                  from,
                  String.join(" and ", entry.files().stream().map(RemoteFile::name).toList()),
                  content.count(),
                  String.join(", ", content.files()),
                  best.isEmpty()
                      ? "none of them"
                      : "%,d of them in %s".formatted(best.get().files(), best.get().path())));
    }
    copy(best.get(), content, to);
  }

  private void copy(Place place, Content content, Installation to) throws IOException {
    var kept = new ArrayList<>(content.files());
    entry.files().forEach(f -> f.unpack().ifPresent(u -> kept.addAll(u.keep())));
    var patterns = new NamePatterns(kept);
    long bytes = 0;
    long most =
        entry.files().stream()
            .mapToLong(f -> f.unpack().map(Unpacking::bytes).orElse(f.limit()))
            .sum();
    try (Contents contents = Contents.open(place.path())) {
      for (String name : contents.names()) {
        String rest =
            name.startsWith(place.prefix()) ? name.substring(place.prefix().length()) : "";
        if (!rest.isEmpty() && patterns.take(rest)) {
          bytes += to.place(contents, name, rest, most - bytes);
        }
      }
    }
    String at = place.path() + (place.prefix().isEmpty() ? "" : ": " + place.prefix());
    String checked = content.sha256().isPresent() ? "SHA-256 of its content" : "not known";
    to.add(new Receipt.Piece(entry.name(), at, bytes, "", checked));
  }

  /** The folder itself, and the zips in it. */
  private List<Path> places() throws IOException {
    var places = new ArrayList<Path>(List.of(from));
    if (Files.isDirectory(from)) {
      try (Stream<Path> files = Files.find(from, DEPTH, (p, a) -> a.isRegularFile())) {
        files
            .filter(p -> p.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
            .sorted()
            .forEach(places::add);
      }
    }
    return places;
  }

  /** How many of the files lie together, by what their names begin with. */
  private static Map<String, Integer> prefixes(Contents contents, Content content) {
    var patterns = new NamePatterns(content.files());
    var counts = new TreeMap<String, Integer>();
    for (String name : contents.names()) {
      int start = 0;
      while (start >= 0) {
        if (patterns.take(name.substring(start))) {
          counts.merge(name.substring(0, start), 1, Integer::sum);
        }
        int slash = name.indexOf('/', start);
        start = slash < 0 ? -1 : slash + 1;
      }
    }
    return counts;
  }
}
