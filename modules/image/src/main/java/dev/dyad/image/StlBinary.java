package dev.dyad.image;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the binary version of STL-10, from the folder that it unpacks to: {@code train_X.bin} and
 * {@code train_y.bin}, {@code test_X.bin} and {@code test_y.bin}, {@code unlabeled_X.bin}. Splits
 * are those that are there of "train", "test" and "unlabeled". Label names come from {@code
 * class_names.txt}. Pictures of 96 x 96 RGB, read one by one where they lie, with ids such as
 * "train/0".
 *
 * @see <a href="https://cs.stanford.edu/~acoates/stl10/">Coates, Ng and Lee 2011</a>
 */
public record StlBinary() implements DatasetReader<Image> {
  static final int SIDE = 96;
  static final int PICTURE_BYTES = 3 * SIDE * SIDE;

  private static final List<String> SPLITS = List.of("test", "train", "unlabeled");
  private static final int CLASSES = 10;

  @Override
  public boolean accepts(Path path) {
    return SPLITS.stream().anyMatch(s -> Files.isRegularFile(pictures(path, s)));
  }

  private static Path pictures(Path path, String split) {
    return path.resolve(split + "_X.bin");
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    List<String> there =
        SPLITS.stream().filter(s -> Files.isRegularFile(pictures(path, s))).toList();
    if (there.isEmpty()) {
      throw new IOException(path + ": found none of train_X.bin, test_X.bin, unlabeled_X.bin");
    }
    return there;
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<Image> read(Path path, String split) throws IOException {
    List<String> there = splits(path);
    Require.that(
        split.equals(ALL) || there.contains(split),
        "%s: no split '%s'. %s",
        path,
        split,
        Nearest.hint(split, there));
    var parts = new ArrayList<StlImages>();
    for (String name : there) {
      if (split.equals(ALL) || split.equals(name)) {
        parts.add(part(path, name));
      }
    }
    return new ImageParts(List.copyOf(parts), labelNames(path));
  }

  private static StlImages part(Path path, String split) throws IOException {
    Path pictures = pictures(path, split);
    long bytes = Files.size(pictures);
    if (bytes == 0 || bytes % PICTURE_BYTES != 0) {
      throw new IOException(
          "%s: must have %,d bytes a picture, but has %,d in all: cut short?"
              .formatted(pictures, PICTURE_BYTES, bytes));
    }
    int count = Math.toIntExact(bytes / PICTURE_BYTES);
    Path file = path.resolve(split + "_y.bin");
    byte[] labels = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    boolean right = labels.length == 0 || labels.length == count;
    for (byte label : labels) {
      right &= label >= 1 && label <= CLASSES;
    }
    if (!right) {
      throw new IOException("%s: must have %,d labels in 1..%d".formatted(file, count, CLASSES));
    }
    return new StlImages(split, pictures, count, labels);
  }

  private static List<String> labelNames(Path path) throws IOException {
    Path names = path.resolve("class_names.txt");
    if (!Files.exists(names)) {
      return IntStream.rangeClosed(1, CLASSES).mapToObj(Integer::toString).toList();
    }
    List<String> lines =
        Files.readString(names, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    if (lines.size() != CLASSES) {
      throw new IOException(
          "%s: must have %d names, but has %d".formatted(names, CLASSES, lines.size()));
    }
    return lines;
  }
}
