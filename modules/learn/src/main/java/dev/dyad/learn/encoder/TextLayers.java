package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.learn.encoder.Layers.Activation;

/**
 * Layers for token ids, shape (N, L): 1 and above for tokens, 0 after the end of a text.
 * Activations of tokens have shape (N, L, D).
 */
final class TextLayers {
  private static final String ROWS =
      """
      def rows(ids: Tensor, size: int) -> Tensor:
        real = torch.ne(ids, 0)
        folded = torch.add(torch.remainder(torch.sub(ids, 1), size - 1), 1)
        return torch.mul(folded, torch.to(real, 4))
      """;

  private static final String MEAN =
      """
      def mean_pool(x: Tensor, real: Tensor) -> Tensor:
        mask = torch.unsqueeze(torch.to(real, x), -1)
        count = torch.clamp_min(torch.sum(mask, [1]), 1)
        return torch.div(torch.sum(torch.mul(x, mask), [1]), count)
      """;

  private static final String MAX =
      """
      def max_pool(x: Tensor, real: Tensor) -> Tensor:
        padding = torch.unsqueeze(torch.logical_not(real), -1)
        highest = torch.amax(torch.masked_fill(x, padding, -inf), [1])
        return torch.masked_fill(highest, torch.all(padding, 1), 0)
      """;

  /** The first half of the vector at the last real place, the second half of that at the first. */
  private static final String LAST =
      """
      def last_pool(x: Tensor, real: Tensor, half: int) -> Tensor:
        within = torch.to(real, 4)
        total = torch.sum(within, [1], True)
        ending = torch.eq(torch.mul(torch.cumsum(within, 1), within), total)
        mask = torch.mul(torch.to(real, x), torch.to(ending, x))
        last = torch.sum(torch.mul(x, torch.unsqueeze(mask, -1)), [1])
        begun = torch.to(torch.select(real, 1, 0), x)
        first = torch.mul(torch.select(x, 1, 0), torch.unsqueeze(begun, -1))
        return torch.cat([torch.narrow(last, 1, 0, half), torch.narrow(first, 1, half, half)], 1)
      """;

  private final Layers layers;

  TextLayers(Layers layers) {
    this.layers = layers;
  }

  /**
   * The row of the table for each id: ids beyond the table share rows, as if hashed; 0 stays 0.
   *
   * @param size rows of the table, the one for padding included
   */
  Activation rows(Activation ids, int size) {
    layers.function(ROWS);
    return layers.emit("__torch__.rows(%s, %d)".formatted(ids.variable(), size), ids.shape());
  }

  /** A table with a vector for each row, normal with variance 1 / dimension. */
  String table(String name, int size, int dimension) {
    float deviation = (float) (1 / Math.sqrt(dimension));
    Initializer normal = (manager, shape, type) -> manager.randomNormal(0, deviation, shape, type);
    return layers.raw(name + ".weight", Parameter.Type.WEIGHT, new Shape(size, dimension), normal);
  }

  /** The vector of each token. */
  Activation embedding(String name, Activation ids, int size, int dimension) {
    String table = table(name, size, dimension);
    String rows = rows(ids, size).variable();
    return layers.emit(
        "torch.embedding(%s, %s)".formatted(table, rows), new Shape(ids.shape().get(0), dimension));
  }

  /** Which ids are tokens. */
  Activation real(Activation ids) {
    return layers.emit("torch.ne(" + ids.variable() + ", 0)", ids.shape());
  }

  /** Zeros a share of the values, and grows the others, in training. */
  Activation dropout(Activation in, double share) {
    return share == 0
        ? in
        : layers.emit(
            "torch.dropout(%s, %s, training)".formatted(in.variable(), share), in.shape());
  }

  /** One vector a text. */
  Activation pool(Activation tokens, Activation real, Pooling pooling) {
    if (pooling == Pooling.LAST) {
      layers.function(LAST);
      return layers.emit(
          "__torch__.last_pool(%s, %s, %d)"
              .formatted(tokens.variable(), real.variable(), size(tokens) / 2),
          new Shape(size(tokens)));
    }
    layers.function(pooling == Pooling.MAX ? MAX : MEAN);
    return layers.emit(
        "__torch__.%s(%s, %s)"
            .formatted(
                pooling == Pooling.MAX ? "max_pool" : "mean_pool",
                tokens.variable(),
                real.variable()),
        new Shape(size(tokens)));
  }

  /** A linear layer on the last dimension, named and initialised as PyTorch does. */
  Activation linear(String name, Activation in, int size) {
    return linear(name + ".weight", name + ".bias", in, size);
  }

  private Activation linear(String weightName, String biasName, Activation in, int size) {
    long from = size(in);
    Initializer uniform = Weight.uniformFanIn(from);
    String weight = layers.raw(weightName, Parameter.Type.WEIGHT, new Shape(size, from), uniform);
    String bias = layers.raw(biasName, Parameter.Type.BIAS, new Shape(size), uniform);
    return layers.emit(
        "torch.linear(%s, %s, %s)".formatted(in.variable(), weight, bias), last(in, size));
  }

  /** Layer normalisation over the last dimension. */
  Activation layerNorm(String name, Activation in) {
    var shape = new Shape(size(in));
    String gamma = layers.raw(name + ".weight", Parameter.Type.GAMMA, shape, Initializer.ONES);
    String beta = layers.raw(name + ".bias", Parameter.Type.BETA, shape, Initializer.ZEROS);
    return layers.emit(
        "torch.layer_norm(%s, [%d], %s, %s, 1e-05)".formatted(in.variable(), size(in), gamma, beta),
        in.shape());
  }

  private static long size(Activation in) {
    return in.shape().get(in.shape().dimension() - 1);
  }

  private static Shape last(Activation in, int size) {
    return in.shape().slice(0, in.shape().dimension() - 1).add(size);
  }

  /**
   * Multi-head self-attention over tokens, each token to all that are real.
   *
   * @param real which tokens are real, (N, L)
   */
  Activation attention(String name, Activation in, Activation real, int heads, double dropout) {
    layers.function(ATTENTION);
    Activation all =
        linear(name + ".in_proj_weight", name + ".in_proj_bias", in, (int) (3 * size(in)));
    Activation mixed =
        layers.emit(
            "__torch__.attention(%s, %s, %d, %s, training)"
                .formatted(all.variable(), real.variable(), heads, dropout),
            in.shape());
    return linear(name + ".out_proj", mixed, (int) size(in));
  }

  private static final String ATTENTION =
      """
      def attention(x: Tensor, real: Tensor, heads: int, dropout: float, training: bool) -> Tensor:
        n = torch.size(x, 0)
        length = torch.size(x, 1)
        parts = torch.reshape(x, [n, length, 3, heads, -1])
        q, k, v, = torch.unbind(torch.permute(parts, [2, 0, 3, 1, 4]))
        mask = torch.unsqueeze(torch.unsqueeze(real, 1), 1)
        if training:
          p = dropout
        else:
          p = 0.
        y = torch.scaled_dot_product_attention(q, k, v, mask, p)
        return torch.flatten(torch.permute(y, [0, 2, 1, 3]), 2)
      """;
}
