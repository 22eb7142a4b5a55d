package dev.dyad.report;

import dev.dyad.core.Drawing;
import java.util.List;
import java.util.Optional;

/**
 * Nearest neighbours of some samples. Where both are labelled, a neighbour is marked right or
 * wrong.
 *
 * @param measure what the numbers under the neighbours are, such as "cosine distance"
 * @param queries a few
 */
public record Neighbors(String measure, List<Query> queries) implements Section {
  /** Copies the list. */
  public Neighbors {
    queries = List.copyOf(queries);
  }

  /**
   * A sample and its neighbours.
   *
   * @param sample whose neighbours were looked for
   * @param neighbors nearest first
   */
  public record Query(Item sample, List<Neighbor> neighbors) {
    /** Copies the list. */
    public Query {
      neighbors = List.copyOf(neighbors);
    }

    /** Whether the label is that of the query; empty where one of the two has none. */
    Optional<Boolean> right(Neighbor neighbor) {
      return sample
          .label()
          .flatMap(mine -> neighbor.sample().label().map(theirs -> theirs.equals(mine)));
    }
  }

  /**
   * A neighbour.
   *
   * @param sample what was found
   * @param distance from the query
   */
  public record Neighbor(Item sample, double distance) {}

  /**
   * A sample.
   *
   * @param id its id
   * @param label name of its label, empty where unlabelled
   * @param drawing how it looks
   */
  public record Item(String id, Optional<String> label, Drawing drawing) {}
}
