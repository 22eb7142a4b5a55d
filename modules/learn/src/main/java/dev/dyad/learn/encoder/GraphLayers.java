package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers on a batch of graphs: numbers of nodes (N), inputs of nodes (V, D), arcs (A, 2) from
 * source to target, weights of arcs (A). Messages along arcs are one product with a sparse matrix,
 * so that nothing of size A * D is ever made.
 */
final class GraphLayers {
  /** Shapes of such inputs without their first dimension. */
  static final Shape[] EXAMPLES = {new Shape(), new Shape(1), new Shape(2), new Shape()};

  private static final String ADJACENCY =
      """
      def adjacency(nodes: Tensor, arcs: Tensor, weights: Tensor) -> Tensor:
        n = torch.size(nodes, 0)
        indices = torch.stack([torch.select(arcs, 1, 1), torch.select(arcs, 1, 0)])
        return torch.sparse_coo_tensor(indices, weights, [n, n])
      """;

  private static final String NORMALISATION =
      """
      def normalisation(adjacency: Tensor, nodes: Tensor) -> Tensor:
        ones = torch.narrow(torch.ones_like(nodes), 1, 0, 1)
        return torch.rsqrt(torch.clamp_min(torch.add(torch.mm(adjacency, ones), 1), 1e-12))
      """;

  private static final String CONVOLUTION =
      """
      def convolution(a: Tensor, scale: Tensor, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        scaled = torch.mul(torch.linear(x, weight), scale)
        return torch.add(torch.mul(torch.add(torch.mm(a, scaled), scaled), scale), bias)
      """;

  private final Layers layers;
  private final Activation counts;
  private final Activation nodes;
  private final Activation adjacency;
  private final List<Activation> done = new ArrayList<>();

  GraphLayers(Layers layers, List<Activation> inputs) {
    this.layers = layers;
    this.counts = inputs.get(0);
    this.nodes = inputs.get(1);
    layers.function(ADJACENCY);
    this.adjacency =
        layers.emit(
            "__torch__.adjacency(%s, %s, %s)"
                .formatted(nodes.variable(), inputs.get(2).variable(), inputs.get(3).variable()),
            new Shape());
  }

  /** Checks settings that all graph encoders have. */
  static void check(int layers, int width, List<Readout> readouts) {
    Require.within("layers", layers, 1, 100);
    Require.positive("width", width);
    Require.that(!readouts.isEmpty(), "readouts must name at least one of SUM, MEAN, MAX, FIRST");
  }

  /** The inputs of the nodes, (V, D). */
  Activation nodes() {
    return nodes;
  }

  /** Each node's row plus the weighted sum over its incoming arcs, (V, D). */
  Activation plusNeighbours(Activation x) {
    return layers.emit(
        "torch.add(torch.mm(%s, %s), %s)"
            .formatted(adjacency.variable(), x.variable(), x.variable()),
        x.shape());
  }

  /** 1 / √(1 + sum of the weights of incoming arcs) for each node, (V, 1). */
  Activation normalisation() {
    layers.function(NORMALISATION);
    return layers.emit(
        "__torch__.normalisation(%s, %s)".formatted(adjacency.variable(), nodes.variable()),
        new Shape(1));
  }

  /** Kipf and Welling's layer without its activation, (V, D). */
  Activation convolution(String name, Activation normalisation, Activation x, int size) {
    var shape = new Shape(size, x.channels());
    Initializer glorot = Weight.glorot(x.channels(), size);
    String weight = layers.weight(name + ".lin.weight", Parameter.Type.WEIGHT, shape, glorot);
    var bias = new Shape(size);
    layers.function(CONVOLUTION);
    return layers.emit(
        "__torch__.convolution(%s, %s, %s, %s, %s)"
            .formatted(
                adjacency.variable(),
                normalisation.variable(),
                x.variable(),
                weight,
                layers.weight(name + ".bias", Parameter.Type.BIAS, bias, Initializer.ZEROS)),
        bias);
  }

  /** Notes the output of a layer. */
  Activation done(Activation layer) {
    done.add(layer);
    return layer;
  }

  /**
   * The representation: the read-outs of the kept layers side by side, all layers of the first
   * read-out before those of the second. The nodes' own rows, side by side in the same order, are
   * the local representations.
   */
  Activation readOut(Kept kept, List<Readout> readouts) {
    List<Activation> rows =
        switch (kept) {
          case LAST -> done.subList(done.size() - 1, done.size());
          case LAYERS -> done;
          case INPUTS_AND_LAYERS -> {
            var all = new ArrayList<>(List.of(nodes));
            all.addAll(done);
            yield all;
          }
        };
    long width = rows.stream().mapToLong(Activation::channels).sum();
    Activation joined = layers.emit(cat(rows), new Shape(width));
    layers.local(joined);
    var read = new ArrayList<Activation>();
    for (Readout readout : readouts) {
      read.add(layers.emit(readout.of(joined.variable(), counts.variable()), joined.shape()));
    }
    return layers.emit(cat(read), new Shape(width * readouts.size()));
  }

  private static String cat(List<Activation> parts) {
    return parts.stream()
        .map(Activation::variable)
        .collect(Collectors.joining(", ", "torch.cat([", "], 1)"));
  }
}
