package dev.dyad.imagetext;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.image.ImageFolder;
import dev.dyad.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder or a {@code .zip} of pictures, each with a text beside it: {@code name.jpg} and {@code
 * name.txt}, UTF-8, a caption a line. Folders are splits and classes as {@link FolderLayout} says.
 *
 * @param pictures how they are read: channels and limits
 */
public record CaptionFolder(ImageFolder pictures) implements DatasetReader<CaptionedImage> {
  private static final int MOST_BYTES = 1 << 20;

  /** RGB pictures of up to 100 million pixels. */
  public CaptionFolder() {
    this(new ImageFolder());
  }

  /** Whether some picture has a text of its name. */
  @Override
  public boolean accepts(Path path) {
    Set<String> stems = new HashSet<>();
    Set<String> texts = new HashSet<>();
    return Contents.any(
        path,
        name -> {
          boolean isPicture = PictureFiles.isPicture(name);
          boolean isText = name.endsWith(".txt") && !FolderLayout.isHidden(name);
          (isPicture ? stems : texts).add(isPicture || isText ? stem(name) : "");
          return (isPicture && texts.contains(stem(name)))
              || (isText && stems.contains(stem(name)));
        });
  }

  private static String stem(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    try (Contents contents = Contents.open(path);
        PictureFiles found = PictureFiles.of(path, contents, pictures)) {
      return rows(path, contents, found).splits();
    }
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<CaptionedImage> read(Path path, String split) throws IOException {
    Contents contents = Contents.open(path);
    PictureFiles found = PictureFiles.of(path, contents, pictures);
    try {
      CaptionRows rows = rows(path, contents, found);
      String wanted = FolderLayout.canonicalSplit(split);
      Require.that(
          split.equals(ALL) || rows.splits().contains(wanted),
          "%s: no split '%s'. %s",
          path,
          split,
          Nearest.hint(split, rows.splits()));
      return rows.dataset(found, wanted);
    } catch (IOException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private static CaptionRows rows(Path path, Contents contents, PictureFiles found)
      throws IOException {
    FolderLayout layout = FolderLayout.of(found.names(), name -> true, "picture");
    var rows = new CaptionRows();
    rows.skip(contents.skipped());
    rows.skip(found.skipped());
    rows.skip(layout.skipped());
    Set<String> texts = new HashSet<>();
    contents.names().stream().filter(n -> n.endsWith(".txt")).forEach(texts::add);
    for (FolderLayout.Entry entry : layout.entries()) {
      String file = stem(entry.name()) + ".txt";
      try {
        if (!texts.remove(file)) {
          throw new BadRowException("has no caption: there is no " + file);
        }
        rows.add(entry.name(), captions(contents, file), entry.split(), label(layout, entry));
      } catch (BadRowException e) {
        rows.skip(entry.name(), e.getMessage());
      }
    }
    texts.stream().sorted().forEach(file -> rows.skip(file, "is the text of no picture"));
    if (rows.isEmpty()) {
      throw new IOException(
          "%s: none of the %d pictures has a text of its name, such as photo.txt beside photo.jpg"
              .formatted(path, layout.entries().size()));
    }
    return rows;
  }

  private static Optional<String> label(FolderLayout layout, FolderLayout.Entry entry) {
    return entry.label().isEmpty()
        ? Optional.empty()
        : Optional.of(layout.labelNames().get(entry.label().getAsInt()));
  }

  private static List<Text> captions(Contents contents, String file) throws BadRowException {
    String content;
    try {
      content = new String(contents.bytes(file, MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadRowException(file + " cannot be read: " + e.getMessage());
    }
    var captions = new ArrayList<Text>();
    for (String line : content.replaceFirst("^\uFEFF", "").lines().toList()) {
      if (!line.isBlank()) {
        captions.add(CaptionRows.caption(line));
      }
    }
    if (captions.isEmpty()) {
      throw new BadRowException("has no caption: " + file + " is empty");
    }
    return captions;
  }
}
