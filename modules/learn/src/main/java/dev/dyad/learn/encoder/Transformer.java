package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;

/**
 * Texts by a Transformer encoder: token vectors plus sinusoidal positions, then layers of
 * self-attention and a two-layer perceptron with GELU, each with layer normalisation before it and
 * a way round it, a last normalisation, and pooling. Takes token ids, shape (N, L), 0 after the end
 * of a text. Weights are named as by PyTorch's {@code nn.TransformerEncoder} with {@code
 * norm_first}.
 *
 * @param vocabulary rows of the table, with row 0 for padding; ids beyond it share rows
 * @param dimension size of tokens' vectors and of the representation; a multiple of 2 · heads
 * @param layers number of layers
 * @param heads number of heads of attention
 * @param feedForward size of the perceptrons' hidden layer
 * @param pooling mean, max or CLS
 * @param dropout share of values zeroed in training: of token vectors, attention and both parts of
 *     each layer
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017</a>
 * @see <a href="https://arxiv.org/abs/2002.04745">Xiong et al. 2020 (normalising first)</a>
 */
public record Transformer(
    int vocabulary,
    int dimension,
    int layers,
    int heads,
    int feedForward,
    Pooling pooling,
    double dropout)
    implements Encoder {
  private static final String POSITIONS =
      """
      def positions(x: Tensor) -> Tensor:
        place = torch.arange(torch.size(x, 1), dtype=6, device=ops.prim.device(x))
        half = torch.size(x, 2) // 2
        step = torch.arange(half, dtype=6, device=ops.prim.device(x))
        turn = torch.exp(torch.mul(step, -9.210340371976184 / half))
        angle = torch.mul(torch.unsqueeze(place, 1), turn)
        return torch.add(x, torch.cat([torch.sin(angle), torch.cos(angle)], 1))
      """;

  private static final String FIRST_TOO = "torch.constant_pad_nd(%s, [1, 0], 1)";

  private static final String SEEN =
      """
      def seen(real: Tensor) -> Tensor:
        rest = torch.narrow(real, 1, 1, torch.size(real, 1) - 1)
        return torch.constant_pad_nd(rest, [1, 0], 1)
      """;

  /** 32,768 rows, 256 dimensions, 2 layers of 4 heads and 1,024, mean, dropout 0.1. */
  public Transformer() {
    this(32_768, 256, 2, 4, 1024, Pooling.MEAN, 0.1);
  }

  /** Checks the settings. */
  public Transformer {
    Require.within("vocabulary", vocabulary, 2, 1 << 26);
    Require.positive("dimension", dimension);
    Require.within("layers", layers, 1, 200);
    pooling.requireOneOf("Transformer", Pooling.MEAN, Pooling.MAX, Pooling.CLS);
    Require.positive("heads", heads);
    Require.that(
        dimension % (2 * heads) == 0,
        "dimension must be a multiple of 2 * heads = %d, but was %d",
        2 * heads,
        dimension);
    Require.positive("feedForward", feedForward);
    Require.within("dropout", dropout, 0, 0.99);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (network, inputs) -> build(network, inputs.get(0)), Precision.FLOAT32, new Shape(1));
  }

  private Activation build(Layers network, Activation ids) {
    var text = new TextLayers(network);
    Activation x = text.embedding("embedding", ids, vocabulary, dimension);
    // vectors of length about √dimension, beside positions of length √(dimension / 2)
    x = scaled(network, x);
    Activation real = text.real(ids);
    if (pooling == Pooling.CLS) {
      x = withClassToken(network, x);
      real = network.emit(FIRST_TOO.formatted(real.variable()), new Shape(x.shape().get(0)));
    }
    network.function(POSITIONS);
    x = network.emit("__torch__.positions(" + x.variable() + ")", x.shape());
    x = text.dropout(x, dropout);
    // the first place is always looked at: attention to nothing has no value
    network.function(SEEN);
    Activation seen = network.emit("__torch__.seen(" + real.variable() + ")", real.shape());
    for (int i = 0; i < layers; i++) {
      x = layer(network, "layers." + i + ".", x, seen);
    }
    x = text.layerNorm("norm", x);
    return pooling == Pooling.CLS
        ? network.emit("torch.select(%s, 1, 0)".formatted(x.variable()), new Shape(dimension))
        : text.pool(x, real, pooling);
  }

  private Activation scaled(Layers network, Activation x) {
    return network.emit(
        "torch.mul(%s, %s)".formatted(x.variable(), Math.sqrt(dimension)), x.shape());
  }

  private Activation withClassToken(Layers network, Activation x) {
    Initializer normal = (manager, shape, type) -> manager.randomNormal(0, 1, shape, type);
    var shape = new Shape(1, 1, dimension);
    String token = network.raw("class_token", Parameter.Type.OTHER, shape, normal);
    return network.emit(
        "torch.cat([torch.expand(%s, [torch.size(%s, 0), -1, -1]), %s], 1)"
            .formatted(token, x.variable(), x.variable()),
        new Shape(x.shape().get(0) + 1, dimension));
  }

  private Activation layer(Layers network, String name, Activation x, Activation seen) {
    var text = new TextLayers(network);
    Activation y = text.layerNorm(name + "norm1", x);
    y = text.attention(name + "self_attn", y, seen, heads, dropout);
    x = network.add(text.dropout(y, dropout), x);
    y = text.linear(name + "linear1", text.layerNorm(name + "norm2", x), feedForward);
    y = network.emit("torch.gelu(" + y.variable() + ")", y.shape());
    y = text.linear(name + "linear2", text.dropout(y, dropout), dimension);
    return network.add(text.dropout(y, dropout), x);
  }
}
