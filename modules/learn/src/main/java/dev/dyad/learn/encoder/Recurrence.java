package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network of one layer that reads sequences in both directions, without their padding,
 * so that the backward direction begins at the last step of each. Weights are named as by PyTorch.
 */
enum Recurrence {
  /** Gated recurrent unit, Cho et al. 2014. */
  GRU("gru", 3, "torch.new_zeros(x, [2, torch.size(x, 0), hidden])", "read, _1, "),
  /** Long short-term memory with forget gates, Gers et al. 2000. */
  LSTM(
      "lstm",
      4,
      "[torch.new_zeros(x, [2, torch.size(x, 0), hidden]), torch.new_zeros(x, [2, torch.size(x,"
          + " 0), hidden])]",
      "read, _1, _2, ");

  private static final String BOTH_WAYS =
      """
      def both_ways_%1$s(x: Tensor, lengths: Tensor, w: List[Tensor], hidden: int, training: bool) \
      -> Tensor:
        sorted, order, = torch.sort(torch.clamp_min(lengths, 1), -1, True)
        longest = torch.index_select(x, 0, order)
        data, sizes, = torch._pack_padded_sequence(longest, torch.to(sorted, 'cpu'), True)
        start = %2$s
        %3$s= torch.%1$s(data, sizes, start, w, True, 1, 0., training, True)
        padded, _9, = torch._pad_packed_sequence(read, sizes, True, 0., torch.size(x, 1))
        return torch.index_select(padded, 0, torch.argsort(order))
      """;

  private final String cell;
  private final int gates;
  private final String source;

  Recurrence(String cell, int gates, String start, String results) {
    this.cell = cell;
    this.gates = gates;
    this.source = BOTH_WAYS.formatted(cell, start, results);
  }

  /**
   * The states of both directions at each step, (N, L, 2 · hidden).
   *
   * @param steps (N, L, D)
   * @param lengths expression of the number of steps of each sequence, whole numbers (N)
   */
  Activation bothWays(Layers layers, Activation steps, String lengths, int hidden) {
    layers.function(source);
    String weights = String.join(", ", weights(layers, steps.shape().get(1), hidden));
    return layers.emit(
        "__torch__.both_ways_%s(%s, %s, [%s], %d, training)"
            .formatted(cell, steps.variable(), lengths, weights, hidden),
        new Shape(steps.shape().get(0), 2L * hidden));
  }

  private List<String> weights(Layers layers, long features, int hidden) {
    var weights = new ArrayList<String>();
    Initializer uniform = Weight.uniformFanIn(hidden);
    for (String direction : List.of("_l0", "_l0_reverse")) {
      var in = new Shape((long) gates * hidden, features);
      var state = new Shape((long) gates * hidden, hidden);
      var bias = new Shape((long) gates * hidden);
      String name = cell + ".%s" + direction;
      weights.add(layers.raw(name.formatted("weight_ih"), Parameter.Type.WEIGHT, in, uniform));
      weights.add(layers.raw(name.formatted("weight_hh"), Parameter.Type.WEIGHT, state, uniform));
      weights.add(layers.raw(name.formatted("bias_ih"), Parameter.Type.BIAS, bias, uniform));
      weights.add(layers.raw(name.formatted("bias_hh"), Parameter.Type.BIAS, bias, uniform));
    }
    return weights;
  }
}
