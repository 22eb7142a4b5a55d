package dev.dyad.learn.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Operations that move numbers, or make tensors of given sizes.
 *
 * @param values makes nodes
 */
record OnnxShapes(OnnxValues values) implements OnnxOperators.Family {
  @Override
  public Optional<Object> call(OperatorCall call) {
    Object result =
        switch (call.name()) {
          case "torch.clone", "torch.contiguous", "int", "torch.detach" -> call.value(0);
          case "ops.prim.device" -> "cpu";
          case "torch.size" -> size(call);
          case "torch.flatten" -> flatten(call);
          case "torch.reshape" -> reshape(call);
          case "torch.permute" -> values.transpose(call.tensor(0), call.integers(1));
          case "torch.transpose" -> swapped(call);
          case "torch.unsqueeze" -> {
            int rank = call.tensor(0).rank();
            yield values.unsqueeze(call.tensor(0), call.axis(1, rank + 1));
          }
          case "torch.cat" -> cat(call);
          case "torch.stack" -> stack(call);
          case "torch.unbind" -> unbind(call);
          case "torch.select" -> select(call.tensor(0), call.integer(1), call.integer(2));
          case "torch.index_select" -> {
            long axis = call.axis(1, call.tensor(0).rank());
            yield values.gather(call.tensor(0), call.tensor(2), axis);
          }
          case "torch.narrow" -> narrow(call);
          case "torch.expand" -> expand(call);
          case "torch.constant_pad_nd" -> pad(call);
          case "torch.arange" -> {
            OnnxTensor range = values.range(call.value(0));
            yield values.as(range, OnnxArithmetic.type((Long) call.named().get("dtype")));
          }
          case "torch.ones_like" -> like(call.tensor(0), 1);
          case "torch.zeros_like" -> like(call.tensor(0), 0);
          case "torch.new_zeros" -> {
            OnnxTensor shape = values.list(call.list(1));
            yield values.full(0, shape, call.list(1).size(), call.tensor(0).type());
          }
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private OnnxTensor size(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    return call.has(1) ? values.size(x, call.axis(1, x.rank())) : values.shape(x);
  }

  /** Axes before the first that is joined stay as they are, which ONNX writes as 0. */
  private OnnxTensor flatten(OperatorCall call) {
    var sizes = new ArrayList<Object>();
    for (long i = 0; i < (call.has(1) ? call.integer(1) : 0); i++) {
      sizes.add(0L);
    }
    sizes.add(-1L);
    return values.reshape(call.tensor(0), sizes);
  }

  private OnnxTensor reshape(OperatorCall call) {
    return call.value(1) instanceof List<?> sizes
        ? values.reshape(call.tensor(0), sizes)
        : values
            .graph()
            .node(
                "Reshape",
                rankOf(call),
                call.tensor(0).type(),
                List.of(call.tensor(0), call.tensor(1)));
  }

  /** A shape that is a tensor came from ids, which have two dimensions. */
  private static int rankOf(OperatorCall call) {
    if (call.tensor(0).rank() != 1) {
      throw new IllegalArgumentException("a reshaping to a size that is not known");
    }
    return 2;
  }

  private OnnxTensor swapped(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    long[] axes = LongStream.range(0, x.rank()).toArray();
    int a = (int) call.axis(1, x.rank());
    int b = (int) call.axis(2, x.rank());
    axes[a] = b;
    axes[b] = a;
    return values.transpose(x, axes);
  }

  private OnnxTensor cat(OperatorCall call) {
    List<OnnxTensor> parts = call.list(0).stream().map(part -> (OnnxTensor) part).toList();
    int rank = parts.get(0).rank();
    return values
        .graph()
        .node("Concat", rank, parts.get(0).type(), parts, Map.of("axis", call.axis(1, rank)));
  }

  private OnnxTensor stack(OperatorCall call) {
    List<OnnxTensor> parts =
        call.list(0).stream().map(part -> values.unsqueeze((OnnxTensor) part, 0)).toList();
    return values
        .graph()
        .node("Concat", parts.get(0).rank(), parts.get(0).type(), parts, Map.of("axis", 0L));
  }

  /** The three parts of attention, which is where it is used. */
  private List<OnnxTensor> unbind(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    return List.of(select(x, 0, 0), select(x, 0, 1), select(x, 0, 2));
  }

  private OnnxTensor select(OnnxTensor x, long axis, long place) {
    return values.gather(
        x, values.as(place, NumberType.INT64), Math.floorMod(axis, (long) x.rank()));
  }

  private OnnxTensor narrow(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    OnnxTensor start = values.as(call.value(2), NumberType.INT64);
    OnnxTensor end = values.pair("Add", start, call.value(3), NumberType.INT64, NumberType.INT64);
    return values
        .graph()
        .node(
            "Slice",
            x.rank(),
            x.type(),
            List.of(
                x,
                values.list(List.of(start)),
                values.list(List.of(end)),
                values.list(List.of(call.axis(1, x.rank())))));
  }

  /** A size of -1 stays as it is, which ONNX writes as 1. */
  private OnnxTensor expand(OperatorCall call) {
    List<Object> sizes = new ArrayList<>();
    for (Object size : call.list(1)) {
      sizes.add(size.equals(-1L) ? 1L : size);
    }
    OnnxTensor x = call.tensor(0);
    return values.graph().node("Expand", sizes.size(), x.type(), List.of(x, values.list(sizes)));
  }

  /** PyTorch names what to add from the last axis on, ONNX all beginnings, then all ends. */
  private OnnxTensor pad(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    NumberType type = x.type() == NumberType.BOOL ? NumberType.INT64 : x.type();
    var pads = new ArrayList<Object>(java.util.Collections.nCopies(2 * x.rank(), 0L));
    List<?> given = call.list(1);
    for (int i = 0; i < given.size() / 2; i++) {
      pads.set(x.rank() - 1 - i, given.get(2 * i));
      pads.set(2 * x.rank() - 1 - i, given.get(2 * i + 1));
    }
    OnnxTensor padded =
        values
            .graph()
            .node(
                "Pad",
                x.rank(),
                type,
                List.of(values.as(x, type), values.list(pads), values.as(call.value(2), type)));
    return values.as(padded, x.type());
  }

  private OnnxTensor like(OnnxTensor x, double value) {
    return values.full(value, values.shape(x), x.rank(), x.type());
  }
}
