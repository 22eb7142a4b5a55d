package dev.dyad.bench;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.graph.AttributedGraph;
import dev.dyad.graph.EdgePerturb;
import dev.dyad.graph.GraphCL;
import dev.dyad.graph.NodeDrop;
import dev.dyad.graph.Structure;
import dev.dyad.graph.Subgraph;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Views of a random graph with five edges a node, on one thread, in milliseconds a view. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GraphBenchmark {
  private static final Origin ORIGIN = new Origin("graph", 0, 0, 0);

  /** Number of nodes; 1,000,000 with 10 edges each is tried by its own. */
  @Param("10000")
  private int nodes;

  /** Number of edges. */
  @Param("50000")
  private int edges;

  private final Augmentation<AttributedGraph> dropAndPerturb =
      new Sequence<>(List.of(new NodeDrop(0.2), new EdgePerturb(0.2)));
  private final Augmentation<AttributedGraph> graphCl = new GraphCL().pipelines().get(0);
  private AttributedGraph graph;
  private long key;

  /** Draws the graph. */
  @Setup
  public void draw() {
    RandomGenerator random = RandomKey.of(1).generator();
    int[] sources = random.ints(edges, 0, nodes).toArray();
    int[] targets = random.ints(edges, 0, nodes).toArray();
    graph = AttributedGraph.of(Structure.of(false, nodes, sources, targets));
  }

  private AttributedGraph view(Augmentation<AttributedGraph> augmentation) {
    key++;
    return augmentation.apply(View.raw(graph, ORIGIN), RandomKey.of(key).generator()).value();
  }

  /** A fifth of the nodes dropped, then a fifth of the edges dropped and as many added. */
  @Benchmark
  public AttributedGraph nodeDropAndEdgePerturb() {
    return view(dropAndPerturb);
  }

  /** A random walk over four fifths of the nodes; neighbours are kept from view to view. */
  @Benchmark
  public AttributedGraph subgraph() {
    return view(new Subgraph());
  }

  /** GraphCL's views. */
  @Benchmark
  public AttributedGraph graphCl() {
    return view(graphCl);
  }
}
