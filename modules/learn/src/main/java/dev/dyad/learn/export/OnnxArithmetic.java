package dev.dyad.learn.export;

import java.util.Optional;

/**
 * Operations that work number by number, and sums over axes.
 *
 * @param values makes nodes
 */
record OnnxArithmetic(OnnxValues values) implements OnnxOperators.Family {
  @Override
  public Optional<Object> call(OperatorCall call) {
    String name = call.name().replaceFirst("^torch\\.", "").replaceFirst("_$", "");
    Object result =
        switch (name) {
          case "add", "sub", "mul", "div", "floordiv", "remainder" -> pair(name, call);
          case "lt", "gt", "ge", "eq", "ne" -> compare(name, call);
          case "logical_not" -> values.single("Not", call.tensor(0));
          case "relu" -> values.single("Relu", call.tensor(0));
          case "sin" -> values.single("Sin", call.tensor(0));
          case "cos" -> values.single("Cos", call.tensor(0));
          case "exp" -> values.single("Exp", call.tensor(0));
          case "reciprocal" -> values.single("Reciprocal", call.tensor(0));
          case "rsqrt" -> values.single("Reciprocal", values.single("Sqrt", call.tensor(0)));
          case "gelu" -> gelu(call.tensor(0));
          case "clamp_min" -> {
            NumberType type = call.tensor(0).type();
            yield values.pair("Max", call.tensor(0), call.value(1), type, type);
          }
          case "sum" -> reduce("ReduceSum", call);
          case "mean" -> reduce("ReduceMean", call);
          case "amax" -> reduce("ReduceMax", call);
          case "all" -> all(call);
          case "masked_fill" -> maskedFill(call);
          case "dropout" -> call.tensor(0);
          case "to" -> converted(call);
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private Object pair(String name, OperatorCall call) {
    Object a = call.value(0);
    Object b = call.value(1);
    if (a instanceof Number x && b instanceof Number y) {
      return numbers(name, x, y);
    }
    NumberType type = name.equals("div") ? NumberType.FLOAT : OnnxValues.common(a, b);
    String operator =
        switch (name) {
          case "add" -> "Add";
          case "sub" -> "Sub";
          case "mul" -> "Mul";
          case "remainder" -> "Mod";
          default -> "Div";
        };
    return values.pair(operator, a, b, type, type);
  }

  /** Whole numbers stay whole, but for a quotient. */
  private static Number numbers(String name, Number a, Number b) {
    double x = a.doubleValue();
    double y = b.doubleValue();
    double result =
        switch (name) {
          case "add" -> x + y;
          case "sub" -> x - y;
          case "mul" -> x * y;
          case "div" -> x / y;
          case "floordiv" -> Math.floor(x / y);
          default -> x - y * Math.floor(x / y);
        };
    return a instanceof Long && b instanceof Long && !name.equals("div")
        ? (Number) (long) result
        : result;
  }

  private Object compare(String name, OperatorCall call) {
    Object a = call.value(0);
    Object b = call.value(1);
    if (a instanceof Number x && b instanceof Number y) {
      int order = Double.compare(x.doubleValue(), y.doubleValue());
      return switch (name) {
        case "lt" -> order < 0;
        case "gt" -> order > 0;
        case "ge" -> order >= 0;
        case "eq" -> order == 0;
        default -> order != 0;
      };
    }
    NumberType type = OnnxValues.common(a, b);
    return switch (name) {
      case "lt" -> values.pair("Less", a, b, type, NumberType.BOOL);
      case "gt" -> values.pair("Greater", a, b, type, NumberType.BOOL);
      case "ge" -> values.pair("GreaterOrEqual", a, b, type, NumberType.BOOL);
      case "eq" -> values.pair("Equal", a, b, type, NumberType.BOOL);
      default -> values.single("Not", values.pair("Equal", a, b, type, NumberType.BOOL));
    };
  }

  /** x / 2 · (1 + erf(x / √2)). */
  private OnnxTensor gelu(OnnxTensor x) {
    OnnxTensor erf = values.single("Erf", values.multiply(x, Math.sqrt(0.5)));
    OnnxTensor share = values.multiply(values.add(erf, values.as(1.0, NumberType.FLOAT)), 0.5);
    return values.multiply(x, share);
  }

  private OnnxTensor reduce(String operator, OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    if (x.type() == NumberType.BOOL) {
      x = values.as(x, NumberType.INT64);
    }
    int rank = x.rank();
    long[] axes =
        call.has(1)
            ? java.util.Arrays.stream(call.integers(1))
                .map(a -> Math.floorMod(a, (long) rank))
                .toArray()
            : java.util.stream.LongStream.range(0, rank).toArray();
    return values.reduce(operator, x, call.flag(2), axes);
  }

  private OnnxTensor all(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    OnnxTensor least =
        values.reduce("ReduceMin", values.as(x, NumberType.INT64), false, call.axis(1, x.rank()));
    return values.as(least, NumberType.BOOL);
  }

  private OnnxTensor maskedFill(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    return values.where(call.tensor(1), values.as(call.value(2), x.type()), x);
  }

  /** To the type of another tensor, or of a code of PyTorch's; the device stays. */
  private OnnxTensor converted(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    Object target = call.value(1);
    if (target instanceof OnnxTensor like) {
      return values.as(x, like.type());
    }
    return target instanceof Long code ? values.as(x, type(code)) : x;
  }

  /** Half precisions become 32-bit floats. */
  static NumberType type(long code) {
    return switch ((int) code) {
      case 3 -> NumberType.INT32;
      case 4 -> NumberType.INT64;
      case 5, 6, 15 -> NumberType.FLOAT;
      case 11 -> NumberType.BOOL;
      default -> throw new IllegalArgumentException("there is no ONNX for its number type " + code);
    };
  }
}
