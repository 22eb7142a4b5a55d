package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import dev.dyad.learn.RankingLosses;
import java.util.List;
import java.util.function.Supplier;

/**
 * Multiple negatives ranking, for pairs that belong together: the first view of a sample must find
 * its second among the second views of the whole batch. Views beyond the second are hard negatives:
 * much like the first, but of other meaning. There is no head: the encoder's output is what the
 * loss shapes. Copies are not each other's negatives, be they copies of samples or of one view's
 * tokens; nor is a hard negative in which nothing was changed.
 *
 * @param temperature the lower, the more the nearest negatives count; 0.05 is usual for sentences
 * @param symmetric whether second views must find their first as well
 * @see <a href="https://arxiv.org/abs/1705.00652">Henderson et al. 2017, section 4.4</a>
 * @see <a href="https://arxiv.org/abs/1908.10084">Reimers and Gurevych 2019, Sentence-BERT</a>
 */
public record MultipleNegativesRanking(double temperature, boolean symmetric) implements Method {
  /** Temperature 0.05, symmetric. */
  public MultipleNegativesRanking() {
    this(0.05);
  }

  /** Symmetric. */
  public MultipleNegativesRanking(double temperature) {
    this(temperature, true);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if temperature is not positive
   */
  public MultipleNegativesRanking {
    Require.positive("temperature", temperature);
  }

  @Override
  public String about() {
    return "the first of a pair finds the second among those of the batch; further views are hard"
        + " negatives";
  }

  @Override
  public String paper() {
    return "Henderson et al. 2017, https://arxiv.org/abs/1705.00652";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new RankingLearner(encoder.get());
  }

  private final class RankingLearner implements Learner {
    private final Block encoder;

    RankingLearner(Block encoder) {
      this.encoder = encoder;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.views();
      Require.that(
          views.size() >= 2,
          "MultipleNegativesRanking needs 2 views of each sample, or more where the others are hard"
              + " negatives, but was given %d",
          views.size());
      List<NDArray> encoded = views.stream().map(v -> forward.single(encoder, v)).toList();
      return RankingLosses.multipleNegatives(
          encoded.get(0),
          encoded.get(1),
          encoded.subList(2, encoded.size()),
          SameRows.of(batch, views),
          temperature,
          symmetric);
    }
  }
}
