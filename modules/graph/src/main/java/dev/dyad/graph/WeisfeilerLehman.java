package dev.dyad.graph;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.core.UnreadableSampleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The features of the Weisfeiler-Lehman subtree kernel: how often each tree of neighbours occurs,
 * of depth 0 (the label of a node), 1 (with the labels of its neighbours and of the edges to them),
 * and so on. Products of these vectors are the kernel. Columns are the trees seen in the training
 * data; others are not counted. Where nodes have no labels, their degrees are.
 *
 * @param rounds depth of the deepest trees
 * @param columns at most so many trees, those in most training graphs; 10,000 are nearly all on
 *     small data
 * @see <a href="https://www.jmlr.org/papers/v12/shervashidze11a.html">Shervashidze et al. 2011</a>
 */
public record WeisfeilerLehman(int rounds, int columns) implements Collator<AttributedGraph> {
  private static final int DEGREE_CAP = 10_000;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if rounds is negative or columns not positive
   */
  public WeisfeilerLehman {
    Require.within("rounds", rounds, 0, 20);
    Require.positive("columns", columns);
  }

  /** Three rounds, at most 2,048 trees. */
  public WeisfeilerLehman() {
    this(3, 2048);
  }

  /**
   * Fails: the trees that are counted have to be learnt from training data first.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public List<Tensor> collate(List<AttributedGraph> graphs) {
    throw new IllegalArgumentException(
        "WeisfeilerLehman knows no trees yet. Call fitted with the training data first");
  }

  @Override
  public Collator<AttributedGraph> fitted(Dataset<AttributedGraph> train, Path folder) {
    var trees = new HashMap<List<Integer>, Integer>();
    var graphsWith = new ArrayList<Integer>();
    for (int i = 0; i < train.size(); i++) {
      var seen = new HashSet<Integer>();
      readable(train, i)
          .ifPresent(
              graph ->
                  trees(graph, trees, true)
                      .forEach(round -> IntStream.of(round).forEach(seen::add)));
      seen.forEach(
          tree -> {
            while (graphsWith.size() <= tree) {
              graphsWith.add(0);
            }
            graphsWith.set(tree, graphsWith.get(tree) + 1);
          });
    }
    var order = Comparator.<Integer>comparingInt(tree -> -graphsWith.get(tree));
    int[] kept =
        IntStream.range(0, graphsWith.size())
            .boxed()
            .sorted(order)
            .limit(columns)
            .mapToInt(tree -> tree)
            .toArray();
    int[] places = IntStream.range(0, graphsWith.size()).map(tree -> -1).toArray();
    for (int place = 0; place < kept.length; place++) {
      places[kept[place]] = place;
    }
    return graphs -> collate(graphs, trees, places, kept.length);
  }

  /** A sample's graph; whoever reads the samples for good lists those that cannot be read. */
  private static Optional<AttributedGraph> readable(Dataset<AttributedGraph> data, int index) {
    try {
      return Optional.of(data.get(index).value());
    } catch (UnreadableSampleException e) {
      return Optional.empty();
    }
  }

  private List<Tensor> collate(
      List<AttributedGraph> graphs, Map<List<Integer>, Integer> trees, int[] places, int width) {
    var tensor = new Tensor.Floats(graphs.size(), width);
    var out = tensor.data();
    for (AttributedGraph graph : graphs) {
      float[] counts = new float[width];
      for (int[] round : trees(graph, trees, false)) {
        for (int tree : round) {
          if (tree >= 0 && places[tree] >= 0) {
            counts[places[tree]]++;
          }
        }
      }
      out.put(counts);
    }
    return List.of(tensor);
  }

  /**
   * The tree of each node, round after round.
   *
   * @param known numbers of trees by what they are made of
   * @param learn whether new trees get numbers; otherwise they are -1
   */
  private List<int[]> trees(
      AttributedGraph graph, Map<List<Integer>, Integer> known, boolean learn) {
    int[] labels = Degrees.labels(graph, DEGREE_CAP);
    var rounds = new ArrayList<int[]>();
    int n = graph.nodeCount();
    int[] now = new int[n];
    for (int v = 0; v < n; v++) {
      now[v] = number(List.of(labels[v]), known, learn);
    }
    rounds.add(now);
    for (int round = 1; round <= this.rounds; round++) {
      now = deeper(graph, now, round, known, learn);
      rounds.add(now);
    }
    return rounds;
  }

  private static int[] deeper(
      AttributedGraph graph,
      int[] before,
      int round,
      Map<List<Integer>, Integer> known,
      boolean learn) {
    int n = before.length;
    var around = new ArrayList<List<Long>>();
    IntStream.range(0, n).forEach(v -> around.add(new ArrayList<>()));
    for (int e = 0; e < graph.edgeCount(); e++) {
      int source = graph.source(e);
      int target = graph.target(e);
      around.get(target).add(branch(graph, e, before[source]));
      if (!graph.directed() && source != target) {
        around.get(source).add(branch(graph, e, before[target]));
      }
    }
    int[] now = new int[n];
    for (int v = 0; v < n; v++) {
      var tree = new ArrayList<>(List.of(-2 - round, before[v]));
      boolean isKnown = before[v] >= 0;
      for (long branch : around.get(v).stream().sorted().toList()) {
        tree.add((int) (branch >> 32));
        tree.add((int) branch);
        isKnown &= (int) branch >= 0;
      }
      now[v] = isKnown ? number(List.copyOf(tree), known, learn) : -1;
    }
    return now;
  }

  /** The label of an edge and the tree at its other end. */
  private static long branch(AttributedGraph graph, int edge, int tree) {
    return ((long) graph.edges().label(edge) << 32) | (tree & 0xffffffffL);
  }

  private static int number(List<Integer> tree, Map<List<Integer>, Integer> known, boolean learn) {
    if (learn) {
      return known.computeIfAbsent(tree, t -> known.size());
    }
    return known.getOrDefault(tree, -1);
  }
}
