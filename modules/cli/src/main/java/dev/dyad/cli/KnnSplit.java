package dev.dyad.cli;

import dev.dyad.eval.Distance;
import dev.dyad.eval.Knn;
import dev.dyad.eval.KnnSplitProtocol;
import dev.dyad.eval.Score;
import java.util.List;

/**
 * The protocol of the usual tutorial, to compare with its figures only: five Euclidean neighbours,
 * fitted on the first test samples and scored on the last.
 *
 * @param fitRows first test samples, to fit on
 * @param scoredRows last test samples, to score
 */
record KnnSplit(int fitRows, int scoredRows) implements Protocol {
  KnnSplit() {
    this(8000, 2000);
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    var metric = new KnnSplitProtocol(new Knn(5, Distance.EUCLIDEAN), fitRows, scoredRows);
    return List.of(metric.of(data.train(), data.test()));
  }
}
