package dev.dyad.image;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reads the files of MNIST and its family (Fashion-MNIST, KMNIST, EMNIST): {@code
 * train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-…}, with or without {@code
 * .gz}, in a folder, a {@code .zip} or a {@code .tar.gz}; or one file of images, with its labels if
 * they lie beside it.
 *
 * <p>The split of {@code t10k-…} is "test"; names other than train, t10k, test and val, and names
 * that would meet in one split, are their own split ({@code emnist-letters-train}). Label names are
 * "0", "1" and so on, at least to "9"; without a labels file the data is unlabelled. Gray pictures,
 * all held in memory, with ids such as "train/0". EMNIST's pictures come as they are stored,
 * transposed.
 *
 * @param maxBytes the largest content that is read, after unpacking
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database</a>
 */
public record Idx(long maxBytes) implements DatasetReader<Image> {
  /** Content of up to 1 GiB. */
  public Idx() {
    this(1L << 30);
  }

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Idx {
    Require.that(maxBytes > 0, "maxBytes must be positive, but was %d", maxBytes);
  }

  @Override
  public boolean accepts(Path path) {
    return ArchiveContents.any(path, IdxPair::isImages) || beginsLikeImages(path);
  }

  private static boolean beginsLikeImages(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = IdxFile.unpacked(Files.newInputStream(path))) {
      return Arrays.equals(in.readNBytes(4), new byte[] {0, 0, 8, 3});
    } catch (IOException e) {
      return false; // not for this reader; whoever reads it finds the reason
    }
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    try (Contents contents = open(path)) {
      return splits(pairs(path, contents));
    }
  }

  private static List<String> splits(List<IdxPair> pairs) {
    return pairs.stream().map(IdxPair::split).sorted().toList();
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<Image> read(Path path, String split) throws IOException {
    try (Contents contents = open(path)) {
      List<IdxPair> pairs = pairs(path, contents);
      List<IdxPair> chosen =
          pairs.stream().filter(p -> split.equals(ALL) || p.split().equals(split)).toList();
      Require.that(
          !chosen.isEmpty(),
          "%s: no split '%s'. %s",
          path,
          split,
          Nearest.hint(split, splits(pairs)));
      Set<String> files = new TreeSet<>();
      pairs.forEach(p -> p.labels().ifPresent(files::add));
      chosen.forEach(p -> files.add(p.images()));
      contents.load(files);
      var parts = new ArrayList<PackedImages>();
      var file = new IdxFile(path, contents, maxBytes);
      for (IdxPair pair : chosen) {
        parts.add(pair.read(file));
      }
      return new ImageParts(List.copyOf(parts), labelNames(pairs, file));
    }
  }

  /** Names for the largest label of all splits, so that a label means the same in each. */
  private static List<String> labelNames(List<IdxPair> pairs, IdxFile file) throws IOException {
    int most = -1;
    for (IdxPair pair : pairs) {
      if (pair.labels().isPresent()) {
        most = Math.max(most, Arrays.stream(file.labels(pair.labels().get())).max().orElse(9));
        most = Math.max(most, 9);
      }
    }
    return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
  }

  private Contents open(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    if (Files.isRegularFile(file) && IdxPair.isImages(file.getFileName().toString())) {
      String images = file.getFileName().toString();
      var names = new ArrayList<>(IdxPair.labelsFor(images));
      names.add(images);
      return Contents.ofFiles(file.getParent(), names);
    }
    return ArchiveContents.open(path, maxBytes);
  }

  private static List<IdxPair> pairs(Path path, Contents contents) throws IOException {
    List<IdxPair> pairs = IdxPair.find(contents.names());
    if (!pairs.isEmpty()) {
      return pairs;
    }
    if (Files.isRegularFile(path) && contents.names().size() == 1) {
      return List.of(IdxPair.unnamed(contents.names().get(0)));
    }
    throw new IOException(
        path + ": found no file of IDX images, such as train-images-idx3-ubyte or .gz of it");
  }
}
