package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modality;
import dev.dyad.core.Nearest;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Subset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A path and what reads it: where a run's training and test samples come from.
 *
 * @param reader reads the path
 * @param path what is read
 */
record Source<T>(DatasetReader<T> reader, Path path) {
  /**
   * A path that is there, or data that comes along with its reader.
   *
   * @param path may begin with the name of a public data set
   * @param named the reader to take; empty: the first that takes the path
   * @param advice what to do if nothing is there
   * @throws IOException if no reader takes it, and it holds nothing that any can read
   * @throws IllegalArgumentException if nothing is there
   */
  static <T> Source<T> of(
      Modality<T> modality, Path path, Optional<DatasetReader<T>> named, String advice)
      throws IOException {
    Optional<DatasetReader<T>> builtIn =
        named.isPresent()
            ? named.filter(DatasetReader::isBuiltIn)
            : modality.readers().stream().filter(r -> r.isBuiltIn() && r.accepts(path)).findFirst();
    if (builtIn.isPresent()) {
      return new Source<>(builtIn.get(), path);
    }
    Path found = located(path);
    Require.that(
        Files.exists(found),
        "%s: no such file or folder. %s",
        path,
        KnownData.advice(found).orElse(advice));
    return new Source<>(named.isPresent() ? named.get() : readerFor(modality, found), found);
  }

  /** The path, if something is there; else what it means as the name of a public data set. */
  static Path located(Path path) {
    return Files.exists(path) ? path : KnownData.locate(path.toString()).orElse(path);
  }

  /**
   * The first reader of a modality that takes the path.
   *
   * @throws IOException if none does, and the path holds nothing that the last of them, the least
   *     choosy, can read; the message says what it found
   */
  static <T> DatasetReader<T> readerFor(Modality<T> modality, Path path) throws IOException {
    List<DatasetReader<T>> readers = modality.readers();
    Optional<DatasetReader<T>> accepting =
        readers.stream().filter(r -> r.accepts(path)).findFirst();
    if (accepting.isEmpty()) {
      List<String> splits = readers.get(readers.size() - 1).splits(path);
      throw new IllegalArgumentException(
          "%s: no reader of modality '%s' takes this by itself, though there are splits %s. Name one as data.reader: %s"
              .formatted(path, modality.name(), splits, readerNames(modality)));
    }
    return accepting.get();
  }

  /** What a recipe may name as {@code data.reader}. */
  static String readerNames(Modality<?> modality) {
    return String.join(
        ", ", modality.readers().stream().map(r -> r.getClass().getSimpleName()).toList());
  }

  /**
   * What a recipe trains on.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if there is no such split
   */
  Dataset<T> train(Recipe recipe) throws IOException {
    List<String> splits = reader.splits(path);
    String split = trainName(recipe, splits);
    Dataset<T> whole = read(split, splits);
    return testName(recipe, splits, split).isPresent() ? whole : heldOut(whole, recipe, false);
  }

  /**
   * What a recipe evaluates on: its test split, or a share of the training split that {@link
   * #train} leaves out.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if there is no such split
   */
  Dataset<T> test(Recipe recipe) throws IOException {
    List<String> splits = reader.splits(path);
    String train = trainName(recipe, splits);
    Optional<String> test = testName(recipe, splits, train);
    for (Protocol protocol : recipe.evaluate().protocols()) {
      Require.that(
          !protocol.needsUnseenSamples() || !test.equals(Optional.of(train)),
          "%s needs test samples that are no training samples, but both splits are '%s'. Set"
              + " evaluate.protocols to [CrossValidation], or name another data.test",
          protocol.getClass().getSimpleName(),
          train);
    }
    return test.isPresent() ? read(test.get(), splits) : heldOut(read(train, splits), recipe, true);
  }

  /**
   * Other data than a recipe's, whole.
   *
   * @param split its part; empty: the test part where there is one, else the first
   * @throws IOException if it cannot be read
   */
  Dataset<T> other(Optional<String> split) throws IOException {
    List<String> splits = reader.splits(path);
    return reader.read(path, split.orElse(splits.contains("test") ? "test" : splits.get(0)));
  }

  private static Optional<String> testName(Recipe recipe, List<String> splits, String train) {
    return recipe
        .data()
        .test()
        .or(
            () ->
                List.of("test", "val").stream()
                    .filter(s -> splits.contains(s) && !s.equals(train))
                    .findFirst());
  }

  private static String trainName(Recipe recipe, List<String> splits) {
    return recipe.data().train().orElse(splits.contains("train") ? "train" : splits.get(0));
  }

  private Dataset<T> read(String split, List<String> splits) throws IOException {
    Require.that(
        splits.contains(split), "%s: no split '%s'. %s", path, split, Nearest.hint(split, splits));
    return reader.read(path, split);
  }

  private static <T> Dataset<T> heldOut(Dataset<T> whole, Recipe recipe, boolean side) {
    RandomKey key = RandomKey.of(recipe.seed()).with("holdOut");
    return Subset.split(whole, recipe.data().holdOut(), key, side);
  }

  /**
   * At most so many samples, evenly spaced: files are often sorted by class, and the first ones
   * would be of one class only.
   */
  static <T> Dataset<T> spaced(Dataset<T> data, int limit) {
    long size = data.size();
    return limit >= size
        ? data
        : new Subset<>(
            data, IntStream.range(0, limit).map(i -> (int) (i * size / limit)).toArray());
  }

  /**
   * The samples of some classes.
   *
   * @param path of the data, for the message
   * @throws IllegalArgumentException if the data has no class of such a name
   */
  static <T> Dataset<T> ofClasses(Dataset<T> data, List<String> classes, Path path) {
    for (String name : classes) {
      Require.that(
          data.labelNames().contains(name),
          "%s: data.normal names no class of the data: '%s'. %s",
          path,
          name,
          Nearest.hint(name, data.labelNames()));
    }
    return Subset.where(
        data,
        i ->
            data.label(i).isPresent()
                && classes.contains(data.labelNames().get(data.label(i).getAsInt())));
  }
}
