package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.learn.Encoder;
import java.util.List;

/**
 * Graph isomorphism network (GIN-0): each layer adds to a node's row those of its neighbours, times
 * the edges' weights, and passes the sum through a linear layer, batch normalisation, ReLU, another
 * linear layer, batch normalisation and ReLU. Takes what a graph collator gives: numbers of nodes
 * (N), inputs of nodes (V, D), arcs (A, 2) and their weights (A).
 *
 * @param layers how many; a node sees what is as many edges away
 * @param width size of each layer
 * @param kept which layers make up the representation
 * @param readouts how the rows of a graph's nodes become one; their results stand side by side
 * @see <a href="https://arxiv.org/abs/1810.00826">Xu et al. 2019</a>
 */
public record Gin(int layers, int width, Kept kept, List<Readout> readouts) implements Encoder {
  /** Three layers of 32, all kept, summed: the encoder of InfoGraph and GraphCL, 96 dimensions. */
  public Gin() {
    this(3, 32);
  }

  /** All layers kept, summed. */
  public Gin(int layers, int width) {
    this(layers, width, Kept.LAYERS, List.of(Readout.SUM));
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not positive, or there is no read-out
   */
  public Gin {
    readouts = List.copyOf(readouts);
    GraphLayers.check(layers, width, readouts);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (script, inputs) -> {
          var graphs = new GraphLayers(script, inputs);
          var x = graphs.nodes();
          for (int i = 1; i <= layers; i++) {
            String name = "conv" + i + ".nn.";
            x = graphs.plusNeighbours(x);
            x = script.linear(name + "0", x, width);
            x = script.relu(script.batchNorm(name + "1", x, false));
            x = script.linear(name + "3", x, width);
            x = graphs.done(script.relu(script.batchNorm("bn" + i, x, false)));
          }
          return graphs.readOut(kept, readouts);
        },
        Precision.FLOAT32,
        GraphLayers.EXAMPLES);
  }
}
