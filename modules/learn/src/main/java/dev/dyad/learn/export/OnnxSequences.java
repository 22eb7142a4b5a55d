package dev.dyad.learn.export;

import dev.dyad.learn.export.OnnxFile.OnnxWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sorting, and recurrent networks on sequences of different lengths.
 *
 * @param values makes nodes
 * @param weights of the network, whose sizes are known
 */
record OnnxSequences(OnnxValues values, List<OnnxWeight> weights) implements OnnxOperators.Family {
  /** Sequences (N, L, D) and their lengths: what PyTorch keeps as packed data and batch sizes. */
  private record Packed(OnnxTensor sequences, OnnxTensor lengths) {}

  @Override
  public Optional<Object> call(OperatorCall call) {
    Object result =
        switch (call.name()) {
          case "torch.sort" -> sort(call.tensor(0), call.flag(2));
          case "torch.argsort" -> sort(call.tensor(0), call.flag(2)).get(1);
          case "torch._pack_padded_sequence" -> {
            var packed = new Packed(call.tensor(0), call.tensor(1));
            yield List.of(packed, packed);
          }
          case "torch._pad_packed_sequence" -> {
            Packed packed = (Packed) call.value(0);
            yield List.of(packed.sequences(), packed.lengths());
          }
          case "torch.gru" -> gru(call);
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  /** Values and places of a list (n), in order. */
  private List<OnnxTensor> sort(OnnxTensor x, boolean descending) {
    OnnxTensor all = values.shape(x);
    return values
        .graph()
        .nodes(
            "TopK",
            1,
            List.of(x.type(), NumberType.INT64),
            List.of(x, all),
            Map.of("axis", 0L, "largest", descending ? 1L : 0L));
  }

  /** Arguments: packed data, batch sizes, first state, weights of both directions, ... */
  private List<Object> gru(OperatorCall call) {
    Packed packed = (Packed) call.value(0);
    List<OnnxTensor> all = call.list(3).stream().map(w -> (OnnxTensor) w).toList();
    var inputs = new ArrayList<OnnxTensor>();
    inputs.add(values.transpose(packed.sequences(), 1, 0, 2)); // (L, N, D)
    inputs.add(directions(gates(all.get(0)), gates(all.get(4))));
    inputs.add(directions(gates(all.get(1)), gates(all.get(5))));
    inputs.add(directions(biases(all.get(2), all.get(3)), biases(all.get(6), all.get(7))));
    inputs.add(values.as(packed.lengths(), NumberType.INT32));
    inputs.add(call.tensor(2));
    long hidden = rows(all.get(1)) / 3;
    OnnxTensor read =
        values
            .graph()
            .node(
                "GRU",
                4,
                NumberType.FLOAT,
                inputs,
                Map.of(
                    "hidden_size",
                    hidden,
                    "direction",
                    "bidirectional",
                    "linear_before_reset",
                    1L)); // (L, directions, N, H)
    OnnxTensor turned = values.transpose(read, 2, 0, 1, 3);
    OnnxTensor joined = values.reshape(turned, List.of(0L, 0L, 2 * hidden));
    var states = new Packed(joined, packed.lengths());
    return List.of(states, states);
  }

  private long rows(OnnxTensor weight) {
    return weights.stream()
        .filter(w -> w.tensor().equals(weight))
        .findFirst()
        .orElseThrow()
        .shape()[0];
  }

  /** PyTorch's order of gates is reset, update, new; ONNX's is update, reset, new. */
  private OnnxTensor gates(OnnxTensor weight) {
    List<OnnxTensor> parts =
        values
            .graph()
            .nodes(
                "Split",
                weight.rank(),
                List.of(NumberType.FLOAT, NumberType.FLOAT, NumberType.FLOAT),
                List.of(weight),
                Map.of("axis", 0L, "num_outputs", 3L));
    return joined(List.of(parts.get(1), parts.get(0), parts.get(2)));
  }

  private OnnxTensor biases(OnnxTensor input, OnnxTensor state) {
    return joined(List.of(gates(input), gates(state)));
  }

  private OnnxTensor directions(OnnxTensor forward, OnnxTensor backward) {
    return joined(List.of(values.unsqueeze(forward, 0), values.unsqueeze(backward, 0)));
  }

  private OnnxTensor joined(List<OnnxTensor> parts) {
    return values
        .graph()
        .node("Concat", parts.get(0).rank(), NumberType.FLOAT, parts, Map.of("axis", 0L));
  }
}
