package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameColumns;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;

/** Losses of two sides such as pictures and their captions; pure functions like {@link Losses}. */
public final class CaptionLosses {
  private CaptionLosses() {}

  /**
   * CLIP: each image must find its caption among all captions, and each caption its image. For unit
   * vectors and scale s = exp(logScale): the mean of -log( exp(s·a_i·c_i) / Σ_j exp(s·a_i·c_j) )
   * over images i and of -log( exp(s·a_i·c_i) / Σ_k exp(s·a_k·c_i) ) over captions i, in nats, the
   * sums being over j = i, k = i, and all pairs that are not excluded.
   *
   * @param images a, shape (N, D), N ≥ 2; need not be unit length
   * @param captions c, shape (N + M, D), M ≥ 0: caption i &lt; N belongs to image i, the others are
   *     captions of no image (hard negatives)
   * @param excluded true where a caption is no negative of an image, such as a copy of the image's
   *     own; shape (N, N + M), its diagonal is not looked at
   * @param logScale log of 1 / temperature, one number; gradients flow to it
   * @return a scalar; (log(N + M) + log(N)) / 2 if all embeddings are equal and nothing is excluded
   * @throws IllegalArgumentException if the shapes do not fit
   * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021, figure 3</a>; equals
   *     {@link Losses#symmetricInfoNce} without hard negatives and exclusions
   */
  public static NDArray clip(NDArray images, NDArray captions, NDArray excluded, NDArray logScale) {
    requireRows("images", images, 2);
    requireRows("captions", captions, images.getShape().get(0));
    requireSameColumns("captions", captions, "images", images);
    var pairs = new Shape(images.getShape().get(0), captions.getShape().get(0));
    Require.that(
        excluded.getShape().equals(pairs),
        "excluded must have a value for each image and caption, shape %s, but had shape %s",
        pairs,
        excluded.getShape());
    Require.that(
        logScale.size() == 1, "logScale must be one number, but had shape %s", logScale.getShape());
    return CaptionScripts.CLIP
        .call(images.getManager(), images, captions, excluded, logScale)
        .singletonOrThrow();
  }
}
