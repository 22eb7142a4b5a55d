package dev.dyad.learn.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph that is being written, node by node.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">the messages and the
 *     numbers of their fields</a>
 */
final class OnnxGraph {
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;

  private final Protobuf message = new Protobuf().text(2, "encoder");
  private final Map<String, OnnxTensor> constants = new LinkedHashMap<>();
  private final Map<String, Protobuf> unused = new HashMap<>();
  private int names;

  /** A node with one output. */
  OnnxTensor node(String operator, int rank, NumberType type, List<OnnxTensor> inputs) {
    return node(operator, rank, type, inputs, Map.of());
  }

  /**
   * A node with one output.
   *
   * @param attributes Long, Float, String or {@code long[]} by name
   */
  OnnxTensor node(
      String operator,
      int rank,
      NumberType type,
      List<OnnxTensor> inputs,
      Map<String, Object> attributes) {
    var output = new OnnxTensor("v" + names++, rank, type);
    node(operator, inputs, List.of(output), attributes);
    return output;
  }

  /** A node with several outputs, all of one rank. */
  List<OnnxTensor> nodes(
      String operator,
      int rank,
      List<NumberType> types,
      List<OnnxTensor> inputs,
      Map<String, Object> attributes) {
    List<OnnxTensor> outputs = new ArrayList<>();
    types.forEach(type -> outputs.add(new OnnxTensor("v" + names++, rank, type)));
    node(operator, inputs, outputs, attributes);
    return outputs;
  }

  private void node(
      String operator,
      List<OnnxTensor> inputs,
      List<OnnxTensor> outputs,
      Map<String, Object> attributes) {
    var node = new Protobuf();
    for (OnnxTensor input : inputs) {
      node.text(1, input.name());
      Protobuf initializer = unused.remove(input.name());
      if (initializer != null) {
        message.message(5, initializer);
      }
    }
    outputs.forEach(output -> node.text(2, output.name()));
    node.text(3, "n" + names++).text(4, operator);
    attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
    message.message(1, node);
  }

  private static Protobuf attribute(String name, Object value) {
    var attribute = new Protobuf().text(1, name);
    if (value instanceof Long number) {
      return attribute.number(3, number).number(20, ATTRIBUTE_INT);
    }
    if (value instanceof Float number) {
      return attribute.real(2, number).number(20, ATTRIBUTE_FLOAT);
    }
    if (value instanceof String text) {
      return attribute.text(4, text).number(20, ATTRIBUTE_STRING);
    }
    for (long number : (long[]) value) {
      attribute.number(8, number);
    }
    return attribute.number(20, ATTRIBUTE_INTS);
  }

  /** A single number of a type. */
  OnnxTensor constant(double value, NumberType type) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case FLOAT -> bytes.putFloat((float) value);
      case INT32 -> bytes.putInt((int) value);
      case INT64 -> bytes.putLong((long) value);
      case BOOL -> bytes.put((byte) (value == 0 ? 0 : 1));
    }
    byte[] raw = java.util.Arrays.copyOf(bytes.array(), bytes.position());
    return constants.computeIfAbsent(
        type + " " + value, key -> initializer("c" + names++, new long[0], type, raw));
  }

  /** A list of whole numbers. */
  OnnxTensor constants(long... values) {
    var bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return constants.computeIfAbsent(
        java.util.Arrays.toString(values),
        key ->
            initializer(
                "c" + names++, new long[] {values.length}, NumberType.INT64, bytes.array()));
  }

  /** A tensor whose numbers are in the file, if a node uses it. */
  OnnxTensor initializer(String name, long[] shape, NumberType type, byte[] raw) {
    var tensor = new Protobuf();
    for (long size : shape) {
      tensor.number(1, size);
    }
    unused.put(name, tensor.number(2, type.code()).text(8, name).bytes(9, raw));
    return new OnnxTensor(name, shape.length, type);
  }

  /** An input; sizes below 0 are free. */
  OnnxTensor input(String name, long[] shape, NumberType type) {
    message.message(11, valueInfo(name, shape, type));
    return new OnnxTensor(name, shape.length, type);
  }

  /** Makes a tensor an output, of that name. */
  void output(String name, OnnxTensor tensor) {
    var output = new OnnxTensor(name, tensor.rank(), tensor.type());
    node("Identity", List.of(tensor), List.of(output), Map.of());
    long[] shape = new long[tensor.rank()];
    java.util.Arrays.fill(shape, -1);
    message.message(12, valueInfo(name, shape, tensor.type()));
  }

  private static Protobuf valueInfo(String name, long[] shape, NumberType type) {
    var sizes = new Protobuf();
    for (int axis = 0; axis < shape.length; axis++) {
      var size = new Protobuf();
      sizes.message(
          1, shape[axis] < 0 ? size.text(2, name + "_" + axis) : size.number(1, shape[axis]));
    }
    var tensor = new Protobuf().number(1, type.code()).message(2, sizes);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  Protobuf message() {
    return message;
  }
}
