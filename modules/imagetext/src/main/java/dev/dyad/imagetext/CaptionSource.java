package dev.dyad.imagetext;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.image.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captions files and the pictures they speak of: in a folder, in a zip, or where a path names a
 * captions file, in its folder.
 *
 * @param root the folder or zip
 * @param contents what is in it
 * @param files the captions files, relative to it
 */
record CaptionSource(Path root, Contents contents, List<String> files) {
  private static final Pattern SPLIT =
      Pattern.compile("(?:^|[^a-z])(train|test|val|dev)(?:[^a-z]|$)", Pattern.CASE_INSENSITIVE);

  /** Reads one captions file, in which pictures are found by name. */
  @FunctionalInterface
  interface Format {
    /**
     * Adds what is in the file.
     *
     * @param split the split that the file's name tells
     */
    void read(
        CaptionSource source, String file, String split, PictureFiles pictures, CaptionRows to)
        throws IOException;
  }

  /**
   * Opens a path.
   *
   * @param wanted whether a file is named like a captions file, by its relative name
   * @param expected what such files are called, for the message
   * @throws IOException if there is no such file
   */
  static CaptionSource open(Path path, Predicate<String> wanted, String expected)
      throws IOException {
    boolean isFile = Files.isRegularFile(path) && wanted.test(path.getFileName().toString());
    Path folder = path.toAbsolutePath().getParent();
    boolean isBelow = isFile && folder.endsWith("annotations") && folder.getParent() != null;
    Path root = !isFile ? path : isBelow ? folder.getParent() : folder;
    Contents contents = Contents.open(root);
    String own = isFile ? root.toAbsolutePath().relativize(path.toAbsolutePath()).toString() : "";
    List<String> files =
        isFile
            ? List.of(own.replace('\\', '/'))
            : contents.names().stream().filter(wanted).toList();
    if (files.isEmpty()) {
      contents.close();
      throw new IOException(path + ": found no captions file: " + expected);
    }
    return new CaptionSource(root, contents, files);
  }

  /**
   * Splits of a path.
   *
   * @throws IOException if it cannot be read
   */
  List<String> splits(ImageFolder settings, Format format) throws IOException {
    try (PictureFiles pictures = PictureFiles.of(root, contents, settings)) {
      return rows(pictures, format).splits();
    }
  }

  /**
   * Reads a split; the data set closes what is open here.
   *
   * @throws IOException if a captions file cannot be read, or has no caption of any picture
   * @throws IllegalArgumentException if there is no such split
   */
  Dataset<CaptionedImage> read(String split, ImageFolder settings, Format format)
      throws IOException {
    PictureFiles pictures = PictureFiles.of(root, contents, settings);
    try {
      CaptionRows rows = rows(pictures, format);
      Require.that(
          split.equals(DatasetReader.ALL) || rows.splits().contains(split),
          "%s: no split '%s'. %s",
          root,
          split,
          Nearest.hint(split, rows.splits()));
      return rows.dataset(pictures, split);
    } catch (IOException | RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  private CaptionRows rows(PictureFiles pictures, Format format) throws IOException {
    var rows = new CaptionRows();
    rows.skip(contents.skipped());
    rows.skip(pictures.skipped());
    for (String file : files) {
      format.read(this, file, files.size() < 2 ? DatasetReader.ALL : split(file), pictures, rows);
    }
    if (rows.isEmpty()) {
      throw new IOException(
          "%s: no caption of any of the %d pictures found%s"
              .formatted(
                  root.resolve(files.get(0)),
                  pictures.names().size(),
                  pictures.skipped().isEmpty() ? "" : "; left out: " + pictures.skipped()));
    }
    return rows;
  }

  /** The split in a file's name, or else the name. */
  private static String split(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    Matcher matcher = SPLIT.matcher(name.replaceAll("\\d", " "));
    return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : name;
  }

  /** What to say of a file that cannot be read. */
  IOException problem(String file, String reason, Exception cause) {
    return new IOException(root.resolve(file) + ": " + reason, cause);
  }
}
