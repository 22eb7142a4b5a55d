package dev.dyad.image;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the binary versions of CIFAR-10 ({@code data_batch_1.bin} … {@code test_batch.bin}) and
 * CIFAR-100 ({@code train.bin}, {@code test.bin}; fine labels), in a folder, a {@code .zip} or a
 * {@code .tar.gz}. Splits are "train" and "test". Label names come from {@code batches.meta.txt} or
 * {@code fine_label_names.txt}; without these they are "0", "1" and so on. Pictures of 32 x 32 RGB,
 * all held in memory, with ids such as "train/0" in the order of the files.
 *
 * @param maxBytes the largest content that is read, after unpacking
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky 2009</a>
 */
public record CifarBinary(long maxBytes) implements DatasetReader<Image> {
  private static final Pattern TELLING =
      Pattern.compile("(?:.*/)?(?:data_batch_\\d+\\.bin|test_batch\\.bin|fine_label_names\\.txt)");

  /** Content of up to 1 GiB. */
  public CifarBinary() {
    this(1L << 30);
  }

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public CifarBinary {
    Require.that(maxBytes > 0, "maxBytes must be positive, but was %d", maxBytes);
  }

  /** {@inheritDoc} CIFAR-100 is known by {@code fine_label_names.txt} beside its files. */
  @Override
  public boolean accepts(Path path) {
    return ArchiveContents.any(path, name -> TELLING.matcher(name).matches());
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    try (Contents contents = ArchiveContents.open(path, maxBytes)) {
      return CifarFiles.find(path, contents.names()).splits();
    }
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<Image> read(Path path, String split) throws IOException {
    try (Contents contents = ArchiveContents.open(path, maxBytes)) {
      CifarFiles files = CifarFiles.find(path, contents.names());
      List<String> splits =
          files.splits().stream().filter(s -> split.equals(ALL) || s.equals(split)).toList();
      Require.that(
          !splits.isEmpty(),
          "%s: no split '%s'. %s",
          path,
          split,
          Nearest.hint(split, files.splits()));
      var loaded = new ArrayList<String>();
      splits.forEach(s -> loaded.addAll(files.batches(s)));
      files.names().ifPresent(loaded::add);
      contents.load(loaded);
      List<String> labelNames = files.labelNames(path, contents);
      var parts = new ArrayList<PackedImages>();
      for (String s : splits) {
        parts.add(files.read(path, contents, s, maxBytes));
      }
      return new ImageParts(List.copyOf(parts), labelNames);
    }
  }
}
