package dev.dyad.cli;

import dev.dyad.core.PairReader;
import dev.dyad.eval.Retrieval;
import dev.dyad.eval.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the first of each pair finds the second among the second of all pairs, by cosine:
 * recall@1, 5, 10 and the mean reciprocal rank.
 *
 * @param path file of pairs
 * @param minimumScore pairs with lower scores do not belong together, and are left out
 * @param reader what reads it; the modality's first that accepts the path where absent
 */
record PairRetrieval(Path path, double minimumScore, Optional<PairReader<?>> reader)
    implements Protocol {
  PairRetrieval(Path path) {
    this(path, -Double.MAX_VALUE, Optional.empty());
  }

  @Override
  public void check() {
    PairFile.check(path);
  }

  /** Nothing is fitted. */
  @Override
  public boolean needsUnseenSamples() {
    return false;
  }

  @Override
  public boolean fitsTraining() {
    return false;
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) throws IOException {
    PairFile pairs = PairFile.of(data, path, reader, minimumScore);
    return Retrieval.of(pairs.first(), pairs.second()).scores();
  }
}
