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
public record Neighbours(String measure, List<Query> queries) implements Section {
  /** Copies the list. */
  public Neighbours {
    queries = List.copyOf(queries);
  }

  /**
   * A sample and its neighbours.
   *
   * @param sample whose neighbours were looked for
   * @param neighbours nearest first
   */
  public record Query(Item sample, List<Neighbour> neighbours) {
    /** Copies the list. */
    public Query {
      neighbours = List.copyOf(neighbours);
    }

    /** Whether the label is that of the query; empty where one of the two has none. */
    Optional<Boolean> right(Neighbour neighbour) {
      return sample
          .label()
          .flatMap(mine -> neighbour.sample().label().map(theirs -> theirs.equals(mine)));
    }
  }

  /**
   * A neighbour.
   *
   * @param sample what was found
   * @param distance from the query
   */
  public record Neighbour(Item sample, double distance) {}

  /**
   * A sample.
   *
   * @param id its id
   * @param label name of its label, empty where unlabelled
   * @param drawing how it looks
   */
  public record Item(String id, Optional<String> label, Drawing drawing) {}
}
