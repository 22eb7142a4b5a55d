package dev.dyad.imagetext;

import dev.dyad.core.Contents;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.image.Decoder;
import dev.dyad.image.Image;
import dev.dyad.image.ImageFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pictures that captions speak of, found by name and decoded when asked for: those below a path,
 * or, where it has none, those in the zips that lie in it.
 */
final class PictureFiles implements Closeable {
  private static final Pattern PICTURE =
      Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|bmp|dib|webp|tiff?)", Pattern.CASE_INSENSITIVE);

  private final List<Contents> opened;
  private final ImageFolder settings;
  private final Map<String, Contents> files = new TreeMap<>();
  private final Map<String, List<String>> byLastName = new HashMap<>();

  private PictureFiles(List<Contents> opened, ImageFolder settings) {
    this.opened = opened;
    this.settings = settings;
    for (Contents contents : opened) {
      contents.names().stream()
          .filter(PictureFiles::isPicture)
          .forEach(name -> files.putIfAbsent(name, contents));
    }
    for (String name : files.keySet()) {
      byLastName.computeIfAbsent(last(name), any -> new ArrayList<>()).add(name);
    }
  }

  /** Whether a file is named like a picture, and not hidden. */
  static boolean isPicture(String name) {
    return PICTURE.matcher(name).matches() && !FolderLayout.isHidden(name);
  }

  /**
   * The pictures of a path.
   *
   * @param path a folder or a zip
   * @param contents what is in it
   * @param settings how pictures are read
   */
  static PictureFiles of(Path path, Contents contents, ImageFolder settings) throws IOException {
    var opened = new ArrayList<Contents>(List.of(contents));
    boolean any = contents.names().stream().anyMatch(PictureFiles::isPicture);
    if (!any && Files.isDirectory(path)) {
      try (Stream<Path> beside = Files.list(path)) {
        for (Path zip : beside.filter(PictureFiles::isZip).sorted().toList()) {
          opened.add(Contents.open(zip));
        }
      }
    }
    return new PictureFiles(List.copyOf(opened), settings);
  }

  private static boolean isZip(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Names of all of them, sorted. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * The one picture that a captions file means by a name: that very path, or the path from the
   * file's folder, or the only one whose path ends so.
   *
   * @param from the captions file
   * @throws BadRowException if there is none, or more than one
   */
  String find(String wanted, String from) throws BadRowException {
    String name = wanted.strip().replace('\\', '/').replaceFirst("^(\\./)+", "");
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    Optional<String> exact = Stream.of(folder + name, name).filter(files::containsKey).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    List<String> ending =
        byLastName.getOrDefault(last(name), List.of()).stream()
            .filter(n -> ("/" + n).endsWith("/" + name))
            .toList();
    if (ending.size() == 1) {
      return ending.get(0);
    }
    throw new BadRowException(
        ending.isEmpty()
            ? "there is no picture '%s'".formatted(name)
            : "'%s' may be any of %d pictures, such as %s and %s. Give a longer path"
                .formatted(name, ending.size(), ending.get(0), ending.get(1)));
  }

  /**
   * Decodes one picture.
   *
   * @throws UnreadableSampleException if it cannot be read
   */
  Image read(String name) {
    try {
      byte[] bytes = files.get(name).bytes(name, settings.maxFileBytes());
      Image stored = new Decoder(settings.maxPixels()).decode(name, bytes);
      return settings.channels().of(stored);
    } catch (IOException e) {
      throw new UnreadableSampleException(name, "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    for (Contents contents : opened) {
      contents.close();
    }
  }
}
