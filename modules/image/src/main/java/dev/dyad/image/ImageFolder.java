package dev.dyad.image;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a folder of JPEG, PNG, BMP, WebP and TIFF files, the same inside a {@code .zip}, {@code
 * .tar}, {@code .tar.gz} or {@code .tgz}, or a single picture. What is decoded how: {@link
 * Decoder}.
 *
 * <ul>
 *   <li>Folders that hold nothing but one other folder are passed through.
 *   <li>Then, folders named train, test and val (or training, testing, valid, validation) are
 *       splits, if all folders are, or if there is train and one of the others.
 *   <li>Then, folders are classes, with all that is below them; their names, sorted, of all splits
 *       together, are the label names. With fewer than two classes the data is unlabelled.
 *   <li>Pictures beside folders of classes or splits, hidden files, and files not named like
 *       pictures are left out and listed in {@link Dataset#skipped()}.
 * </ul>
 *
 * <p>Samples come in the order of their ids: paths relative to the folder or in the archive, with
 * '/', compared by Unicode code units. Links are followed.
 *
 * <p>Zips, tars and folders of {@link dev.dyad.core.Shards shards} are read where they lie. A zip
 * stays open until the data set is closed (it is {@link java.io.Closeable}) or garbage. A
 * compressed tar can only be read from front to back: it is read through to list it and again to
 * keep the files of the split, as they are in it, in memory, and all that for each split. Unpack
 * it, or make it a zip or shards, where that takes too long.
 *
 * @param channels what the pictures are brought to; RGB by default, as folders of photos often hold
 *     a few gray ones
 * @param maxPixels the largest width x height that is decoded; larger pictures count as unreadable
 * @param maxFileBytes the largest file that is read, in an archive after unpacking; larger ones
 *     count as unreadable
 * @param maxArchiveBytes how much of a tar may be kept in memory
 */
public record ImageFolder(
    Channels channels, long maxPixels, long maxFileBytes, long maxArchiveBytes)
    implements DatasetReader<Image> {
  private static final Pattern PICTURE =
      Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|bmp|dib|webp|tiff?)", Pattern.CASE_INSENSITIVE);

  /** RGB pictures of up to 100 million pixels and 256 MiB, 1 GiB of a tar. */
  public ImageFolder() {
    this(Channels.RGB, new Decoder().maxPixels(), 256L << 20, 1L << 30);
  }

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ImageFolder {
    new Decoder(maxPixels);
    Require.that(maxFileBytes > 0, "maxFileBytes must be positive, but was %d", maxFileBytes);
    Require.that(
        maxArchiveBytes > 0, "maxArchiveBytes must be positive, but was %d", maxArchiveBytes);
  }

  static boolean isPicture(String name) {
    return PICTURE.matcher(name).matches() && !FolderLayout.isHidden(name);
  }

  @Override
  public boolean accepts(Path path) {
    return ArchiveContents.any(path, ImageFolder::isPicture)
        && !new Idx().accepts(path)
        && !new CifarBinary().accepts(path);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    try (Contents contents = ArchiveContents.open(path, maxArchiveBytes)) {
      return splits(layout(path, contents));
    }
  }

  private static List<String> splits(FolderLayout layout) {
    return layout.entries().stream().map(FolderLayout.Entry::split).distinct().sorted().toList();
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<Image> read(Path path, String split) throws IOException {
    Contents contents = ArchiveContents.open(path, maxArchiveBytes);
    try {
      FolderLayout layout = layout(path, contents);
      String wanted = FolderLayout.canonicalSplit(split);
      List<FolderLayout.Entry> pictures =
          layout.entries().stream()
              .filter(p -> split.equals(ALL) || p.split().equals(wanted))
              .toList();
      Require.that(
          !pictures.isEmpty(),
          "%s: no split '%s'. %s",
          path,
          split,
          Nearest.hint(split, splits(layout)));
      contents.load(pictures.stream().map(FolderLayout.Entry::name).toList());
      var skipped = new ArrayList<Skipped>(contents.skipped());
      skipped.addAll(layout.skipped());
      return new ImageFiles(contents, pictures, layout.labelNames(), skipped, this);
    } catch (IOException | RuntimeException e) {
      contents.close();
      throw e;
    }
  }

  private static FolderLayout layout(Path path, Contents contents) throws IOException {
    FolderLayout layout = FolderLayout.of(contents.names(), ImageFolder::isPicture, "picture");
    if (layout.entries().isEmpty()) {
      int others = layout.skipped().size() + contents.skipped().size();
      throw new IOException(
          path
              + ": found no picture (.jpg, .png, .bmp, .webp, .tif)"
              + (others == 0 ? "; there are no files at all" : ", only other files: " + others));
    }
    return layout;
  }
}
