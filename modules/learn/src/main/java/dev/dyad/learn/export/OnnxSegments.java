package dev.dyad.learn.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sparse matrices and sums over segments: what graph encoders are made of.
 *
 * @param values makes nodes
 */
record OnnxSegments(OnnxValues values) implements OnnxOperators.Family {
  /** An (n, n) matrix: places (2, A) of its numbers, and the numbers (A). */
  private record Sparse(OnnxTensor places, OnnxTensor numbers, Object size) {}

  @Override
  public Optional<Object> call(OperatorCall call) {
    Object result =
        switch (call.name()) {
          case "torch.sparse_coo_tensor" ->
              new Sparse(call.tensor(0), call.tensor(1), call.list(2).get(0));
          case "torch.mm" -> product(call);
          case "torch.cumsum" -> cumulated(call.tensor(0));
          case "torch.segment_reduce" ->
              reduced(
                  call.tensor(0), (String) call.value(1), (OnnxTensor) call.named().get("lengths"));
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private OnnxTensor product(OperatorCall call) {
    OnnxTensor x = call.tensor(1);
    if (!(call.value(0) instanceof Sparse matrix)) {
      return values.graph().node("MatMul", 2, NumberType.FLOAT, List.of(call.tensor(0), x));
    }
    OnnxTensor rows = values.gather(matrix.places(), values.as(0L, NumberType.INT64), 0);
    OnnxTensor columns = values.gather(matrix.places(), values.as(1L, NumberType.INT64), 0);
    OnnxTensor messages =
        values.multiply(values.gather(x, columns, 0), values.unsqueeze(matrix.numbers(), 1));
    return scattered(messages, rows, matrix.size(), 0, "add");
  }

  /** Rows gathered into as many as {@code size} says, each into the one at its place. */
  private OnnxTensor scattered(
      OnnxTensor rows, OnnxTensor places, Object size, double start, String reduction) {
    OnnxTensor shape = values.list(List.of(size, values.size(rows, 1)));
    OnnxTensor empty = values.full(start, shape, 2, NumberType.FLOAT);
    return values
        .graph()
        .node(
            "ScatterND",
            2,
            NumberType.FLOAT,
            List.of(empty, values.unsqueeze(places, 1), rows),
            Map.of("reduction", reduction));
  }

  private OnnxTensor cumulated(OnnxTensor counts) {
    OnnxTensor axis = values.as(0L, NumberType.INT64);
    return values.graph().node("CumSum", 1, counts.type(), List.of(counts, axis));
  }

  /** One row for each segment of rows. */
  private OnnxTensor reduced(OnnxTensor rows, String how, OnnxTensor counts) {
    OnnxTensor segments = segments(rows, counts);
    OnnxTensor size = values.size(counts, 0);
    if (how.equals("max")) {
      return scattered(rows, segments, size, Double.NEGATIVE_INFINITY, "max");
    }
    OnnxTensor sums = scattered(rows, segments, size, 0, "add");
    return how.equals("sum")
        ? sums
        : values.pair("Div", sums, values.unsqueeze(counts, 1), NumberType.FLOAT, NumberType.FLOAT);
  }

  /** The segment of each row: how many segments end at or before it. */
  private OnnxTensor segments(OnnxTensor rows, OnnxTensor counts) {
    OnnxTensor ends = values.unsqueeze(cumulated(counts), 0); // (1, N)
    OnnxTensor places = values.unsqueeze(values.range(values.size(rows, 0)), 1); // (V, 1)
    OnnxTensor after =
        values.pair("GreaterOrEqual", places, ends, NumberType.INT64, NumberType.BOOL);
    return values.reduce("ReduceSum", values.as(after, NumberType.INT64), false, 1);
  }
}
