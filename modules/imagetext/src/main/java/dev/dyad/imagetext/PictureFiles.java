package dev.dyad.imagetext;

import dev.dyad.core.Contents;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Skipped;
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
  private final List<Skipped> skipped;
  private final ImageFolder settings;
  private final Map<String, Contents> files = new TreeMap<>();
  private final Map<String, List<String>> byLastName = new HashMap<>();

  private PictureFiles(List<Contents> opened, List<Skipped> skipped, ImageFolder settings) {
    this.opened = opened;
    this.skipped = skipped;
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
   * The pictures of a path. A zip that cannot be opened is skipped.
   *
   * @param path a folder or a zip
   * @param contents what is in it; closed with the pictures, or if this fails
   * @param settings how pictures are read
   */
  static PictureFiles of(Path path, Contents contents, ImageFolder settings) throws IOException {
    var opened = new ArrayList<Contents>(List.of(contents));
    var skipped = new ArrayList<Skipped>();
    boolean any = contents.names().stream().anyMatch(PictureFiles::isPicture);
    if (!any && Files.isDirectory(path)) {
      for (Path zip : zips(path, contents)) {
        try {
          Contents pictures = Contents.open(zip);
          opened.add(pictures);
          skipped.addAll(pictures.skipped());
        } catch (IOException e) {
          skipped.add(new Skipped(zip.getFileName().toString(), e.getMessage()));
        }
      }
    }
    return new PictureFiles(List.copyOf(opened), List.copyOf(skipped), settings);
  }

  private static List<Path> zips(Path folder, Contents contents) throws IOException {
    try (Stream<Path> beside = Files.list(folder)) {
      return beside.filter(PictureFiles::isZip).sorted().toList();
    } catch (IOException | RuntimeException e) {
      contents.close();
      throw e;
    }
  }

  private static boolean isZip(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The zips beside that cannot be opened, and what of the others cannot be listed. */
  List<Skipped> skipped() {
    return skipped;
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
