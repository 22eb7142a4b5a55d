package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.dyad.core.Require;
import dev.dyad.learn.CaptionLosses;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * CLIP: the first view of a sample, its picture, must find the second, its caption, among the
 * captions of the batch, and the caption its picture. Views beyond the second are captions that are
 * wrong (hard negatives), for pictures to tell from their own. Copies of a caption or a sample are
 * not negatives. The temperature is learnt. There is no head: an encoder such as TwoTowers gives
 * what the loss shapes.
 *
 * @param temperature where it starts; 0.07 in the paper
 * @param maxScale 1 / temperature is kept at or below this; 100 in the paper
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021</a>
 * @see <a href="https://arxiv.org/abs/2210.01936">Yuksekgonul et al. 2023 (hard negatives)</a>
 */
public record CLIP(double temperature, double maxScale) implements Method {
  /** Temperature from 0.07, scale up to 100. */
  public CLIP() {
    this(0.07);
  }

  /** Scale up to 100. */
  public CLIP(double temperature) {
    this(temperature, 100);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive, or the scale starts above its most
   */
  public CLIP {
    Require.positive("temperature", temperature);
    Require.positive("maxScale", maxScale);
    Require.that(
        1 / temperature <= maxScale,
        "temperature must be at least 1 / maxScale = %s, but was %s",
        1 / maxScale,
        temperature);
  }

  @Override
  public String about() {
    return "pictures find their captions and captions their pictures; further views are wrong"
        + " captions";
  }

  @Override
  public String paper() {
    return "Radford et al. 2021, https://arxiv.org/abs/2103.00020";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new ClipLearner(encoder.get());
  }

  private final class ClipLearner implements Learner {
    private final Block encoder;
    private final LogScale logScale = new LogScale(-Math.log(temperature));
    private final Block network;

    ClipLearner(Block encoder) {
      this.encoder = encoder;
      this.network = new SequentialBlock().add(encoder).add(logScale);
    }

    @Override
    public Block network() {
      return network;
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
          "CLIP needs 2 views of each sample, its picture and its caption, or more where the others"
              + " are wrong captions, but was given %d",
          views.size());
      NDArray images = forward.single(encoder, views.get(0)); // (N, D)
      List<NDList> captions = views.subList(1, views.size());
      var encoded = new NDList();
      captions.forEach(view -> encoded.add(forward.single(encoder, view)));
      return CaptionLosses.clip(
          images,
          encoded.size() == 1 ? encoded.head() : NDArrays.concat(encoded),
          CaptionMask.of(batch, captions),
          forward.single(logScale, new NDList(images)));
    }

    @Override
    public void afterStep(double progress) {
      logScale.clamp(Math.log(maxScale));
    }
  }
}
