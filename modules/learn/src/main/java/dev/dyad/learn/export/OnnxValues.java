package dev.dyad.learn.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The nodes that operations of many kinds are made of.
 *
 * @param graph where they are put
 */
record OnnxValues(OnnxGraph graph) {
  /** A tensor or number as tensor of a type. */
  OnnxTensor as(Object value, NumberType type) {
    if (value instanceof OnnxTensor tensor) {
      return tensor.type() == type
          ? tensor
          : graph.node(
              "Cast", tensor.rank(), type, List.of(tensor), Map.of("to", (long) type.code()));
    }
    if (value instanceof Boolean flag) {
      return graph.constant(flag ? 1 : 0, type);
    }
    return graph.constant(((Number) value).doubleValue(), type);
  }

  /** The type that two values are brought to before they meet, as PyTorch does it. */
  static NumberType common(Object a, Object b) {
    if (isReal(a) || isReal(b)) {
      return NumberType.FLOAT;
    }
    boolean flags = isFlag(a) && isFlag(b);
    return flags ? NumberType.BOOL : NumberType.INT64;
  }

  private static boolean isReal(Object value) {
    return value instanceof Double
        || value instanceof OnnxTensor tensor && tensor.type() == NumberType.FLOAT;
  }

  private static boolean isFlag(Object value) {
    return value instanceof Boolean
        || value instanceof OnnxTensor tensor && tensor.type() == NumberType.BOOL;
  }

  /** An operation on two values of one type, sizes made equal. */
  OnnxTensor pair(String operator, Object a, Object b, NumberType type, NumberType result) {
    OnnxTensor left = as(a, type);
    OnnxTensor right = as(b, type);
    return graph.node(operator, Math.max(left.rank(), right.rank()), result, List.of(left, right));
  }

  OnnxTensor add(OnnxTensor a, OnnxTensor b) {
    return pair("Add", a, b, a.type(), a.type());
  }

  OnnxTensor multiply(OnnxTensor a, Object b) {
    return pair("Mul", a, b, a.type(), a.type());
  }

  /** An operation of one tensor that keeps rank and type. */
  OnnxTensor single(String operator, OnnxTensor x) {
    return graph.node(operator, x.rank(), x.type(), List.of(x));
  }

  /** Whole numbers, known or not, as one tensor (n). */
  OnnxTensor list(List<?> numbers) {
    if (numbers.stream().allMatch(n -> n instanceof Long)) {
      return graph.constants(numbers.stream().mapToLong(n -> (Long) n).toArray());
    }
    var parts = new ArrayList<OnnxTensor>();
    for (Object number : numbers) {
      parts.add(
          number instanceof Long known
              ? graph.constants(known)
              : unsqueeze(as(number, NumberType.INT64), 0));
    }
    return graph.node("Concat", 1, NumberType.INT64, parts, Map.of("axis", 0L));
  }

  OnnxTensor unsqueeze(OnnxTensor x, long axis) {
    return graph.node("Unsqueeze", x.rank() + 1, x.type(), List.of(x, graph.constants(axis)));
  }

  OnnxTensor reshape(OnnxTensor x, List<?> sizes) {
    return graph.node("Reshape", sizes.size(), x.type(), List.of(x, list(sizes)));
  }

  OnnxTensor transpose(OnnxTensor x, long... axes) {
    return graph.node("Transpose", axes.length, x.type(), List.of(x), Map.of("perm", axes));
  }

  OnnxTensor shape(OnnxTensor x) {
    return graph.node("Shape", 1, NumberType.INT64, List.of(x));
  }

  /** The size along an axis, as a single number. */
  OnnxTensor size(OnnxTensor x, long axis) {
    return graph.node(
        "Gather",
        0,
        NumberType.INT64,
        List.of(shape(x), graph.constant((double) axis, NumberType.INT64)));
  }

  /** Rows (or columns, ...) at given places. */
  OnnxTensor gather(OnnxTensor x, OnnxTensor places, long axis) {
    return graph.node(
        "Gather", x.rank() - 1 + places.rank(), x.type(), List.of(x, places), Map.of("axis", axis));
  }

  /** A tensor of one number everywhere. */
  OnnxTensor full(double value, OnnxTensor shape, int rank, NumberType type) {
    return graph.node("Expand", rank, type, List.of(graph.constant(value, type), shape), Map.of());
  }

  /** Sum, mean or greatest value over axes. */
  OnnxTensor reduce(String operator, OnnxTensor x, boolean keep, long... axes) {
    return graph.node(
        operator,
        keep ? x.rank() : x.rank() - axes.length,
        x.type(),
        List.of(x, graph.constants(axes)),
        Map.of("keepdims", keep ? 1L : 0L));
  }

  /** One value where a condition holds, another elsewhere. */
  OnnxTensor where(OnnxTensor condition, OnnxTensor yes, OnnxTensor no) {
    int rank = Math.max(condition.rank(), Math.max(yes.rank(), no.rank()));
    return graph.node("Where", rank, no.type(), List.of(condition, yes, no));
  }

  /** 0, 1, 2, ... below a number. */
  OnnxTensor range(Object end) {
    OnnxTensor zero = graph.constant(0, NumberType.INT64);
    OnnxTensor one = graph.constant(1, NumberType.INT64);
    return graph.node("Range", 1, NumberType.INT64, List.of(zero, as(end, NumberType.INT64), one));
  }
}
