package dev.dyad.cli;

import dev.dyad.core.PairReader;
import dev.dyad.eval.PairSimilarity;
import dev.dyad.eval.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether cosines follow what people think, as in the STS benchmark: Spearman's and Pearson's
 * correlation over the pairs of a file. Nothing is fitted.
 *
 * @param path file of pairs with scores
 * @param reader what reads it; the modality's first that accepts the path where absent
 */
record Similarity(Path path, Optional<PairReader<?>> reader) implements Protocol {
  Similarity(Path path) {
    this(path, Optional.empty());
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
    PairFile pairs = PairFile.of(data, path, reader, Double.NEGATIVE_INFINITY);
    double[] scores = pairs.scores().stream().mapToDouble(Double::doubleValue).toArray();
    return PairSimilarity.scores(pairs.first(), pairs.second(), scores);
  }
}
