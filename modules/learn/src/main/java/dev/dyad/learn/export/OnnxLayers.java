package dev.dyad.learn.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layers of networks.
 *
 * @param values makes nodes
 */
record OnnxLayers(OnnxValues values) implements OnnxOperators.Family {
  @Override
  public Optional<Object> call(OperatorCall call) {
    Object result =
        switch (call.name()) {
          case "torch.conv1d", "torch.conv2d" -> convolution(call);
          case "torch.max_pool2d" -> maxPool(call);
          case "torch.batch_norm" -> batchNorm(call);
          case "torch.layer_norm" -> layerNorm(call);
          case "torch.linear" -> linear(call);
          case "torch.embedding" -> values.gather(call.tensor(0), call.tensor(1), 0);
          case "torch.embedding_bag" -> embeddingBag(call);
          case "torch.scaled_dot_product_attention" -> attention(call);
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private OnnxTensor node(
      String operator, OnnxTensor like, List<OnnxTensor> inputs, Map<String, Object> attributes) {
    return values.graph().node(operator, like.rank(), like.type(), inputs, attributes);
  }

  /** Arguments: input, weight, bias, strides, paddings, dilations, groups. */
  private OnnxTensor convolution(OperatorCall call) {
    var inputs = new ArrayList<>(List.of(call.tensor(0), call.tensor(1)));
    if (call.has(2)) {
      inputs.add(call.tensor(2));
    }
    Map<String, Object> attributes = slide(call.integers(3), call.integers(4), call.integers(5));
    attributes.put("group", call.integer(6));
    return node("Conv", call.tensor(0), inputs, attributes);
  }

  private static Map<String, Object> slide(long[] strides, long[] paddings, long[] dilations) {
    long[] pads = java.util.Arrays.copyOf(paddings, 2 * paddings.length);
    System.arraycopy(paddings, 0, pads, paddings.length, paddings.length);
    var attributes = new HashMap<String, Object>();
    attributes.put("strides", strides);
    attributes.put("pads", pads);
    attributes.put("dilations", dilations);
    return attributes;
  }

  /** Arguments: input, kernel, strides, paddings, dilations, whether sizes are rounded up. */
  private OnnxTensor maxPool(OperatorCall call) {
    Map<String, Object> attributes = slide(call.integers(2), call.integers(3), call.integers(4));
    attributes.put("kernel_shape", call.integers(1));
    return node("MaxPool", call.tensor(0), List.of(call.tensor(0)), attributes);
  }

  /** Arguments: input, scale, shift, mean, variance, training, momentum, epsilon. */
  private OnnxTensor batchNorm(OperatorCall call) {
    List<OnnxTensor> inputs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      inputs.add(call.tensor(i));
    }
    float epsilon = ((Number) call.value(7)).floatValue();
    return node("BatchNormalization", call.tensor(0), inputs, Map.of("epsilon", epsilon));
  }

  /** Arguments: input, sizes of the last axis, scale, shift, epsilon. */
  private OnnxTensor layerNorm(OperatorCall call) {
    return node(
        "LayerNormalization",
        call.tensor(0),
        List.of(call.tensor(0), call.tensor(2), call.tensor(3)),
        Map.of("axis", -1L, "epsilon", ((Number) call.value(4)).floatValue()));
  }

  private OnnxTensor linear(OperatorCall call) {
    OnnxTensor x = call.tensor(0);
    if (x.rank() == 2) {
      var inputs = new ArrayList<>(List.of(x, call.tensor(1)));
      if (call.has(2)) {
        inputs.add(call.tensor(2));
      }
      return node("Gemm", x, inputs, Map.of("transB", 1L));
    }
    OnnxTensor turned = values.transpose(call.tensor(1), 1, 0);
    OnnxTensor product = node("MatMul", x, List.of(x, turned), Map.of());
    return call.has(2) ? values.add(product, call.tensor(2)) : product;
  }

  /**
   * Weighted sums of rows of a table; all bags have as many. Arguments: table, places, starts of
   * bags, ..., weights.
   */
  private List<OnnxTensor> embeddingBag(OperatorCall call) {
    OnnxTensor rows = values.gather(call.tensor(0), call.tensor(1), 0);
    OnnxTensor weighted = values.multiply(rows, values.unsqueeze(call.tensor(6), 1));
    List<?> sizes = List.of(values.size(call.tensor(2), 0), -1L, values.size(call.tensor(0), 1));
    OnnxTensor sums = values.reduce("ReduceSum", values.reshape(weighted, sizes), false, 1);
    return List.of(sums, sums, sums, sums);
  }

  /** softmax(q·kᵀ / √d)·v over the places where the mask holds. */
  private OnnxTensor attention(OperatorCall call) {
    OnnxTensor q = call.tensor(0);
    OnnxTensor keys = values.transpose(call.tensor(1), 0, 1, 3, 2);
    OnnxTensor products = node("MatMul", q, List.of(q, keys), Map.of());
    OnnxTensor size = values.as(values.size(q, 3), NumberType.FLOAT);
    OnnxTensor scaled =
        values.pair(
            "Div", products, values.single("Sqrt", size), NumberType.FLOAT, NumberType.FLOAT);
    OnnxTensor hidden = values.as(Double.NEGATIVE_INFINITY, NumberType.FLOAT);
    OnnxTensor seen = values.where(call.tensor(3), scaled, hidden); // (N, heads, L, L)
    OnnxTensor shares = node("Softmax", q, List.of(seen), Map.of("axis", -1L));
    return node("MatMul", q, List.of(shares, call.tensor(2)), Map.of());
  }
}
