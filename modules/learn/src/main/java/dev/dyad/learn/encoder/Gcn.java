package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.learn.Encoder;
import java.util.List;

/**
 * Graph convolutional network: each layer is a linear layer, then for each node the sum over itself
 * and its neighbours u of w_uv x_u / √(d_u d_v), where d is one more than the sum of the weights of
 * a node's incoming arcs, then a bias and ReLU. Takes what a graph collator gives: numbers of nodes
 * (N), inputs of nodes (V, D), arcs (A, 2) and their weights (A). Weights must not be negative.
 *
 * @param layers how many; a node sees what is as many edges away
 * @param width size of each layer
 * @param kept which layers make up the representation
 * @param readouts how the rows of a graph's nodes become one; their results stand side by side
 * @see <a href="https://arxiv.org/abs/1609.02907">Kipf and Welling 2017</a>
 */
public record Gcn(int layers, int width, Kept kept, List<Readout> readouts) implements Encoder {
  /** Two layers of 128, the last one kept, mean over the nodes. */
  public Gcn() {
    this(2, 128);
  }

  /** The last layer kept, mean over the nodes. */
  public Gcn(int layers, int width) {
    this(layers, width, Kept.LAST, List.of(Readout.MEAN));
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not positive, or there is no read-out
   */
  public Gcn {
    readouts = List.copyOf(readouts);
    GraphLayers.check(layers, width, readouts);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (script, inputs) -> {
          var graphs = new GraphLayers(script, inputs);
          var scale = graphs.normalisation();
          var x = graphs.nodes();
          for (int i = 1; i <= layers; i++) {
            x = graphs.convolution("conv" + i, scale, x, width);
            x = graphs.done(script.relu(x));
          }
          return graphs.readOut(kept, readouts);
        },
        Precision.FLOAT32,
        GraphLayers.EXAMPLES);
  }
}
