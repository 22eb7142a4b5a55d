package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts read word by word in both directions by a gated recurrent unit (BiGRU), then pooled over
 * the words. Takes token ids, shape (N, L), 0 after the end of a text; gives 2 · hidden dimensions.
 *
 * @param vocabulary rows of the table, with row 0 for padding; ids beyond it share rows
 * @param embedding size of a token's vector
 * @param hidden size of the state in each direction
 * @param pooling mean or max
 * @param dropout share of the values of tokens' vectors that are zeroed in training
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014</a>
 */
public record Gru(int vocabulary, int embedding, int hidden, Pooling pooling, double dropout)
    implements Encoder {
  /**
   * Reads texts without their padding, so that the backward direction begins at their last word.
   */
  private static final String BOTH_WAYS =
      """
      def both_ways(x: Tensor, real: Tensor, w: List[Tensor], hidden: int, training: bool) -> Tensor:
        lengths = torch.clamp_min(torch.sum(real, [1]), 1)
        sorted, order, = torch.sort(lengths, -1, True)
        longest = torch.index_select(x, 0, order)
        data, sizes, = torch._pack_padded_sequence(longest, torch.to(sorted, 'cpu'), True)
        start = torch.new_zeros(x, [2, torch.size(x, 0), hidden])
        read, _1, = torch.gru(data, sizes, start, w, True, 1, 0., training, True)
        padded, _2, = torch._pad_packed_sequence(read, sizes, True, 0., torch.size(x, 1))
        return torch.index_select(padded, 0, torch.argsort(order))
      """;

  /** 32,768 rows, embeddings of 128, 128 a direction, mean, dropout 0.1. */
  public Gru() {
    this(32_768, 128, 128, Pooling.MEAN, 0.1);
  }

  /** Checks the settings. */
  public Gru {
    Require.within("vocabulary", vocabulary, 2, 1 << 26);
    Require.positive("embedding", embedding);
    Require.positive("hidden", hidden);
    Require.that(
        pooling != Pooling.CLS,
        "pooling of Gru must be mean or max, but was cls: only Transformer has such a token");
    Require.within("dropout", dropout, 0, 0.99);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var text = new TextLayers(layers);
          Activation ids = inputs.get(0);
          Activation real = text.real(ids);
          Activation words = text.embedding("embedding", ids, vocabulary, embedding);
          words = text.dropout(words, dropout);
          layers.function(BOTH_WAYS);
          Activation read =
              layers.emit(
                  "__torch__.both_ways(%s, %s, [%s], %d, training)"
                      .formatted(
                          words.variable(),
                          real.variable(),
                          String.join(", ", weights(layers)),
                          hidden),
                  new Shape(ids.shape().get(0), 2L * hidden));
          return text.pool(read, real, pooling);
        },
        Precision.FLOAT32,
        new Shape(1));
  }

  private List<String> weights(Layers layers) {
    var weights = new ArrayList<String>();
    Initializer uniform = Weight.uniformFanIn(hidden);
    for (String direction : List.of("_l0", "_l0_reverse")) {
      var in = new Shape(3L * hidden, embedding);
      var state = new Shape(3L * hidden, hidden);
      var bias = new Shape(3L * hidden);
      weights.add(layers.raw("gru.weight_ih" + direction, Parameter.Type.WEIGHT, in, uniform));
      weights.add(layers.raw("gru.weight_hh" + direction, Parameter.Type.WEIGHT, state, uniform));
      weights.add(layers.raw("gru.bias_ih" + direction, Parameter.Type.BIAS, bias, uniform));
      weights.add(layers.raw("gru.bias_hh" + direction, Parameter.Type.BIAS, bias, uniform));
    }
    return weights;
  }
}
