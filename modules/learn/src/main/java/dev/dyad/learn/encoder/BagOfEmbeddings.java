package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;

/**
 * Texts as the weighted mean of their tokens' vectors, whatever their order: quick, and hard to
 * beat where there is little to train on. Takes token ids, shape (N, L), 0 after the end of a text.
 *
 * <p>Common tokens count less: a token of relative frequency p has the weight smoothing /
 * (smoothing + p). Frequencies are learnt in training as running means, as batch normalisation
 * learns its statistics; before any training all tokens weigh the same.
 *
 * @param vocabulary rows of the table, with row 0 for padding; ids beyond it share rows
 * @param dimension size of the representation
 * @param pooling mean or max
 * @param smoothing frequency at which a token weighs half, for the mean; 0 for equal weights
 * @param dropout share of the tokens that is left out in training
 * @see <a href="https://openreview.net/forum?id=SyK00v5xx">Arora et al. 2017 (smoothing 0.001 for
 *     words)</a>
 */
public record BagOfEmbeddings(
    int vocabulary, int dimension, Pooling pooling, double smoothing, double dropout)
    implements Encoder {
  private static final double MOMENTUM = 0.01;

  /**
   * The embedding bag over rows 1 and above; the running share of each row among all tokens is
   * brought up to date in training.
   */
  private static final String BAG =
      """
      def bag(table: Tensor, share: Tensor, ids: Tensor, smoothing: float, dropout: float, \
      training: bool) -> Tensor:
        flat = torch.flatten(ids)
        real = torch.to(torch.ne(flat, 0), table)
        if training:
          counts = torch.index_add(torch.zeros_like(share), 0, flat, real)
          total = torch.clamp_min(torch.sum(counts), 1)
          updated = torch.add_(torch.mul_(share, 1. - %1$s), torch.div(counts, total), alpha=%1$s)
        if smoothing > 0.:
          known = torch.div(share, torch.clamp_min(torch.sum(share), 1.0e-20))
          weight = torch.reciprocal(torch.add(torch.div(known, smoothing), 1))
          rarity = torch.mul(torch.index_select(weight, 0, flat), real)
        else:
          rarity = real
        kept = torch.dropout(rarity, dropout, training)
        starts = torch.mul(torch.arange(torch.size(ids, 0), dtype=4, device=ops.prim.device(ids)), \
      torch.size(ids, 1))
        sums, _1, _2, _3, = torch.embedding_bag(table, flat, starts, False, 0, False, kept)
        norm = torch.sum(torch.reshape(rarity, torch.size(ids)), [1], True)
        return torch.div(sums, torch.clamp_min(norm, 1.0e-20))
      """
          .formatted(MOMENTUM);

  /** 65,536 rows, 256 dimensions, mean, smoothing 0.0001, no dropout. */
  public BagOfEmbeddings() {
    this(65_536, 256, Pooling.MEAN, 1e-4, 0);
  }

  /** Checks the settings. */
  public BagOfEmbeddings {
    Require.within("vocabulary", vocabulary, 2, 1 << 26);
    Require.positive("dimension", dimension);
    pooling.requireOneOf("BagOfEmbeddings", Pooling.MEAN, Pooling.MAX);
    Require.within("smoothing", smoothing, 0, 1);
    Require.within("dropout", dropout, 0, 0.99);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var text = new TextLayers(layers);
          Activation ids = inputs.get(0);
          if (pooling == Pooling.MAX) {
            Activation tokens = text.embedding("embedding", ids, vocabulary, dimension);
            return text.pool(text.dropout(tokens, dropout), text.real(ids), pooling);
          }
          return mean(layers, text, ids);
        },
        Precision.FLOAT32,
        new Shape(1));
  }

  private Activation mean(Layers layers, TextLayers text, Activation ids) {
    String table = text.table("embedding", vocabulary, dimension);
    String share =
        layers.raw(
            "embedding.running_share",
            Parameter.Type.RUNNING_MEAN,
            new Shape(vocabulary),
            Initializer.ZEROS);
    Activation rows = text.rows(ids, vocabulary);
    layers.function(BAG);
    return layers.emit(
        "__torch__.bag(%s, %s, %s, %s, %s, training)"
            .formatted(table, share, rows.variable(), smoothing, dropout),
        new Shape(dimension));
  }
}
