package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * Sequences of values or features read step by step in both directions by a long short-term memory
 * (BiLSTM), then pooled over the steps. Takes values, shape (N, C, L), and lengths, shape (N): what
 * follows the length of a sequence has no part in its representation. Gives 2 · hidden dimensions.
 *
 * @param hidden size of the state in each direction
 * @param pooling mean, max or last
 * @param dropout share of the values that are zeroed in training
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers et al. 2000</a>; for token ids,
 *     see {@link Lstm}
 */
public record SeriesLstm(int hidden, Pooling pooling, double dropout) implements Encoder {
  private static final String REAL =
      """
      def steps_within(x: Tensor, lengths: Tensor) -> Tensor:
        times = torch.arange(torch.size(x, 2), dtype=4, device=ops.prim.device(x))
        return torch.lt(torch.unsqueeze(times, 0), torch.unsqueeze(lengths, 1))
      """;

  /** 128 a direction, mean, no dropout. */
  public SeriesLstm() {
    this(128, Pooling.MEAN, 0);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if hidden is not positive, dropout not in 0..0.99, or pooling
   *     is none of these
   */
  public SeriesLstm {
    Require.positive("hidden", hidden);
    pooling.requireOneOf("SeriesLstm", Pooling.MEAN, Pooling.MAX, Pooling.LAST);
    Require.within("dropout", dropout, 0, 0.99);
  }

  @Override
  public Block block() {
    return new ScriptBlock(this::build, Precision.FLOAT32, new Shape(1, 100), new Shape());
  }

  private Activation build(Layers layers, List<Activation> inputs) {
    Activation values = inputs.get(0);
    String lengths = inputs.get(1).variable();
    layers.function(REAL);
    var text = new TextLayers(layers);
    Activation steps =
        layers.emit(
            "torch.transpose(%s, 1, 2)".formatted(values.variable()),
            new Shape(values.shape().get(1), values.shape().get(0)));
    steps = text.dropout(steps, dropout);
    Activation real =
        layers.emit(
            "__torch__.steps_within(%s, %s)".formatted(values.variable(), lengths),
            new Shape(values.shape().get(1)));
    return text.pool(Recurrence.LSTM.bothWays(layers, steps, lengths, hidden), real, pooling);
  }
}
