package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a folder of sound files, the same inside a {@code .zip}, or a single file. Folders are
 * splits and classes as {@link FolderLayout} says; what else lies there is left out and listed.
 *
 * <p>WAV and FLAC files are read by Dyad itself; OGG Vorbis and MP3 by libraries that have to be on
 * the class path. Files that cannot be decoded are skipped, counted and listed when their turn
 * comes.
 *
 * @param decoding what becomes of channels and rate
 * @param segments how long recordings are cut into samples; whole files where absent
 */
public record AudioFolder(Decoding decoding, Optional<Sliding> segments)
    implements DatasetReader<Clip> {
  /** Whole files as they are stored. */
  public AudioFolder() {
    this(new Decoding(), Optional.empty());
  }

  @Override
  public boolean accepts(Path path) {
    return Contents.any(path, SoundFile::isSound);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    try (Contents contents = Contents.open(path)) {
      return splits(layout(path, contents));
    }
  }

  private static List<String> splits(FolderLayout layout) {
    return layout.entries().stream().map(FolderLayout.Entry::split).distinct().sorted().toList();
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<Clip> read(Path path, String split) throws IOException {
    Contents contents = Contents.open(path);
    try {
      FolderLayout layout = layout(path, contents);
      String wanted = FolderLayout.canonicalSplit(split);
      List<FolderLayout.Entry> entries =
          layout.entries().stream()
              .filter(e -> split.equals(ALL) || e.split().equals(wanted))
              .toList();
      Require.that(
          !entries.isEmpty(),
          "%s: no split '%s'. %s",
          path,
          split,
          Nearest.hint(split, splits(layout)));
      var found = new Recordings.Found(entries, layout.labelNames(), layout.skipped());
      return Recordings.open(contents, found, decoding, segments);
    } catch (IOException | RuntimeException e) {
      contents.close();
      throw e;
    }
  }

  private static FolderLayout layout(Path path, Contents contents) throws IOException {
    FolderLayout layout = FolderLayout.of(contents.names(), SoundFile::isSound, "sound");
    if (layout.entries().isEmpty()) {
      throw new IOException(
          "%s: found no sound (.wav, .flac, .ogg, .mp3); other files: %d"
              .formatted(path, layout.skipped().size()));
    }
    return layout;
  }
}
