package dev.dyad.learn.export;

import dev.dyad.learn.export.OnnxFile.OnnxWeight;
import java.util.List;
import java.util.Optional;

/** TorchScript's operations as nodes of an ONNX graph, in inference mode. */
final class OnnxOperators implements ScriptRunner.Operations {
  private final List<OnnxWeight> weights;
  private final List<Family> families;

  /** Operations that have something in common. */
  interface Family {
    /** What an operation gives; empty if it is none of this family. */
    Optional<Object> call(OperatorCall call);
  }

  OnnxOperators(OnnxGraph graph, List<OnnxWeight> weights) {
    this.weights = weights;
    var values = new OnnxValues(graph);
    this.families =
        List.of(
            new OnnxArithmetic(values),
            new OnnxShapes(values),
            new OnnxLayers(values),
            new OnnxSequences(values, weights),
            new OnnxSegments(values));
  }

  /** The weights, as the network's function takes them. */
  List<OnnxTensor> weights() {
    return weights.stream().map(OnnxWeight::tensor).toList();
  }

  @Override
  public Object call(OperatorCall call) {
    for (Family family : families) {
      Optional<Object> result = family.call(call);
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new IllegalArgumentException("there is no ONNX for its operation " + call.name());
  }
}
