package dev.dyad.learn.export;

import ai.djl.ndarray.types.DataType;
import dev.dyad.core.Require;
import dev.dyad.learn.AtomicFile;
import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.EncoderParts.Input;
import dev.dyad.learn.EncoderParts.NamedArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An encoder as ONNX model: its TorchScript source, run in inference mode on tensors that only note
 * what is done to them.
 *
 * @param parts the encoder
 */
record OnnxFile(EncoderParts parts) {
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 18;

  /** A protocol buffers message cannot be longer than 2 GiB; a little is for the nodes. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

  void write(Path file, Map<String, String> notes) throws IOException {
    byte[] model = model(notes);
    AtomicFile.write(
        file,
        out -> {
          ByteBuffer bytes = ByteBuffer.wrap(model);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        });
  }

  private byte[] model(Map<String, String> notes) {
    var model =
        new Protobuf()
            .number(1, IR_VERSION)
            .text(2, "dyad")
            .message(7, graph())
            .message(8, new Protobuf().text(1, "").number(2, OPERATOR_SET));
    notes.forEach((key, text) -> model.message(14, new Protobuf().text(1, key).text(2, text)));
    return model.toBytes();
  }

  private Protobuf graph() {
    var graph = new OnnxGraph();
    var inputs = new ArrayList<OnnxTensor>();
    for (Input input : parts.inputs()) {
      NumberType type = input.type() == DataType.INT64 ? NumberType.INT64 : NumberType.FLOAT;
      String name = EncoderParts.inputName(inputs.size(), parts.inputs().size());
      inputs.add(graph.input(name, input.shape().getShape(), type));
    }
    var operators = new OnnxOperators(graph, weights(graph));
    try {
      Object output =
          new ScriptRunner(parts.source(), operators)
              .run("network", List.of(inputs, operators.weights(), false));
      graph.output("representation", (OnnxTensor) output);
    } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "encoder %s cannot be exported to ONNX: %s. Export it to TorchScript or safetensors"
              .formatted(parts.encoder(), e.getMessage()),
          e);
    }
    return graph.message();
  }

  private List<OnnxWeight> weights(OnnxGraph graph) {
    long bytes = parts.weights().stream().mapToLong(w -> w.array().size() * Float.BYTES).sum();
    Require.that(
        bytes <= MOST_BYTES,
        "encoder %s has %d bytes of weights, but an ONNX file holds at most %d",
        parts.encoder(),
        bytes,
        MOST_BYTES);
    var weights = new ArrayList<OnnxWeight>();
    for (NamedArray weight : parts.weights()) {
      long[] shape = weight.array().getShape().getShape();
      byte[] raw = TorchScriptFile.bytes(weight);
      weights.add(
          new OnnxWeight(graph.initializer(weight.name(), shape, NumberType.FLOAT, raw), shape));
    }
    return weights;
  }

  /** A weight in the graph, with its sizes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record OnnxWeight(OnnxTensor tensor, long[] shape) {}
}
