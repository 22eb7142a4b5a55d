package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;

/**
 * An encoder of pictures and one of texts side by side (CLIP's), each followed by a matrix of its
 * own into one space, so that texts can find pictures. Takes pictures and token ids; either may be
 * missing, its input then being empty, shape (N, 0). Gives (N, dimension) for what is there, for
 * pictures first if both are. What gives it its first weights must have pictures. Each tower may
 * start from weights of its own, and stay as they are ({@link dev.dyad.learn.Pretrained}); the
 * matrices behind them are trained always.
 *
 * @param image of one input, such as pictures (N, C, H, W)
 * @param text of token ids (N, L)
 * @param dimension size of the space that both share
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021, section 2.3</a>
 */
public record TwoTowers(Encoder image, Encoder text, int dimension) implements Encoder {
  /** {@link SimpleCnn} and {@link BagOfEmbeddings}, 128 dimensions. */
  public TwoTowers() {
    this(new SimpleCnn(), new BagOfEmbeddings(), 128);
  }

  /** 128 dimensions. */
  public TwoTowers(Encoder image, Encoder text) {
    this(image, text, 128);
  }

  /**
   * Checks the dimension.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public TwoTowers {
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new TwoTowersBlock(image, text, dimension);
  }

  @Override
  public Encoder architecture() {
    return new TwoTowers(image.architecture(), text.architecture(), dimension);
  }

  @Override
  public void check() {
    image.check();
    text.check();
  }

  @Override
  public void start(Block block) {
    ((TwoTowersBlock) block).start(image, text);
  }
}
