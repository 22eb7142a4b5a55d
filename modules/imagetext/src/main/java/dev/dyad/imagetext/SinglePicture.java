package dev.dyad.imagetext;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.image.Image;
import dev.dyad.image.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One picture file of which nothing is said: what someone searches by, or has embedded. It cannot
 * be trained on.
 *
 * @param pictures how it is read: channels and limits
 */
public record SinglePicture(ImageFolder pictures) implements DatasetReader<CaptionedImage> {
  /** RGB pictures of up to 100 million pixels. */
  public SinglePicture() {
    this(new ImageFolder());
  }

  /** Whether it is a file named like a picture. */
  @Override
  public boolean accepts(Path path) {
    return Files.isRegularFile(path) && PictureFiles.isPicture(path.getFileName().toString());
  }

  /**
   * {@inheritDoc} It is decoded at once.
   *
   * @throws IOException if it cannot be read, or is broken
   */
  @Override
  public Dataset<CaptionedImage> read(Path path, String split) throws IOException {
    Require.that(split.equals(ALL), "%s: no split '%s'. There is only %s", path, split, ALL);
    try {
      Sample<Image> picture = pictures.read(path, ALL).get(0);
      var alone = new CaptionedImage(Optional.of(picture.value()), List.of());
      return new ListDataset<>(
          List.of(new Sample<>(picture.id(), alone, picture.label())), List.of());
    } catch (UnreadableSampleException e) {
      throw new IOException(path + ": " + e.reason(), e);
    }
  }
}
