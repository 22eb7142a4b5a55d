package dev.dyad.cli;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Modality;
import dev.dyad.core.PairReader;
import dev.dyad.core.Require;
import dev.dyad.core.ScoredPairs;
import dev.dyad.eval.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pairs of a file, represented as a recipe's data are. */
record PairFile(Embeddings first, Embeddings second, List<Double> scores) {
  /**
   * Reads and represents them.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if there is no such file, no reader for it, or fewer than two
   *     pairs
   */
  @SuppressWarnings("unchecked") // the recipe's records were read by this modality's codec
  static <T> PairFile of(
      Represented<T> data, Path path, Optional<PairReader<?>> named, double least)
      throws IOException {
    check(path);
    PairReader<T> reader =
        named.isPresent() ? (PairReader<T>) named.get() : readerFor(data.modality(), path);
    ScoredPairs<T> read = reader.readPairs(path);
    read.skipped().forEach(s -> data.embedder().skips().add(path + ":" + s.id(), s.reason()));
    List<ScoredPairs.Pair<T>> pairs =
        read.pairs().stream().filter(p -> p.score() >= least).toList();
    Require.that(
        pairs.size() >= 2, "%s: found %d pairs to evaluate on, too few", path, pairs.size());
    return new PairFile(
        data.embed(ListDataset.of(pairs.stream().map(ScoredPairs.Pair::first).toList())),
        data.embed(ListDataset.of(pairs.stream().map(ScoredPairs.Pair::second).toList())),
        pairs.stream().map(ScoredPairs.Pair::score).toList());
  }

  /**
   * Fails unless there is such a file.
   *
   * @throws IllegalArgumentException if there is none
   */
  static void check(Path path) {
    Require.that(Files.exists(path), "%s: no such file of pairs. Set the protocol's path", path);
  }

  private static <T> PairReader<T> readerFor(Modality<T> modality, Path path) {
    List<PairReader<T>> readers = modality.pairReaders();
    return readers.stream()
        .filter(r -> r.acceptsPairs(path))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: modality '%s' has no reader of pairs that takes this by itself. Name one as the protocol's reader: %s"
                        .formatted(
                            path,
                            modality.name(),
                            readers.stream().map(r -> r.getClass().getSimpleName()).toList())));
  }
}
