package dev.dyad.wordnet;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * How near two senses are in WordNet's tree of hypernyms: 1 for the same sense, 0 for two that have
 * nothing in common, as adjectives and adverbs, which have no hypernyms. Verbs have many trees,
 * which are taken as branches of one.
 */
public final class Similarity {
  /** Stands for the root above all verbs. */
  private static final int ROOT = -1;

  private Similarity() {}

  /** {@code 1 / (1 + d)} for a shortest path of d steps over hypernyms. */
  public static double path(Sense a, Sense b) {
    if (a.equals(b)) {
      return 1;
    }
    Map<Integer, Integer> up = ancestors(a);
    int shortest = Integer.MAX_VALUE;
    for (var other : ancestors(b).entrySet()) {
      Integer steps = up.get(other.getKey());
      if (steps != null) {
        shortest = Math.min(shortest, steps + other.getValue());
      }
    }
    return shortest == Integer.MAX_VALUE ? 0 : 1.0 / (1 + shortest);
  }

  /**
   * {@code 2 n(c) / (n(c) + d(a) + n(c) + d(b))} for the deepest common ancestor c, where n counts
   * the senses on the longest path from the root to c, both included, and d the steps up to c; of
   * several equally deep ones that with the highest result.
   *
   * @see <a href="https://aclanthology.org/P94-1019">Wu and Palmer 1994</a>
   */
  public static double wuPalmer(Sense a, Sense b) {
    if (a.equals(b)) {
      return 1;
    }
    Map<Integer, Integer> up = ancestors(a);
    int deepest = 0;
    double best = 0;
    for (var other : ancestors(b).entrySet()) {
      Integer steps = up.get(other.getKey());
      if (steps == null) {
        continue;
      }
      int nodes = Depths.nodes(a.part(), other.getKey());
      double similarity = 2.0 * nodes / (2 * nodes + steps + other.getValue());
      if (nodes > deepest || nodes == deepest && similarity > best) {
        deepest = nodes;
        best = similarity;
      }
    }
    return best;
  }

  /**
   * {@code 2 I(c) / (I(a) + I(b))} for the common ancestor c with the highest information content
   * {@code I(s) = -ln p(s)}, p(s) being the share of all uses that mean s or something below it,
   * from WordNet's own counts with one use added to each sense; 0 if the root is the only ancestor.
   *
   * @see <a href="https://dl.acm.org/doi/10.5555/645527.657297">Lin 1998</a>
   */
  public static double lin(Sense a, Sense b) {
    if (a.equals(b)) {
      return 1;
    }
    Map<Integer, Integer> up = ancestors(a);
    double most = 0;
    for (int common : ancestors(b).keySet()) {
      if (common != ROOT && up.containsKey(common)) {
        most = Math.max(most, Information.of(common));
      }
    }
    return most == 0 ? 0 : 2 * most / (Information.of(a.id()) + Information.of(b.id()));
  }

  /** Information content of a sense in nats, as {@link #lin} takes it. */
  public static double informationContent(Sense sense) {
    return Information.of(sense.id());
  }

  /** Each ancestor with the steps to it, the sense itself included. */
  private static Map<Integer, Integer> ancestors(Sense sense) {
    Tables tables = sense.thesaurus().tables();
    var steps = new HashMap<Integer, Integer>();
    var queue = new ArrayDeque<Integer>();
    steps.put(sense.id(), 0);
    queue.add(sense.id());
    while (!queue.isEmpty()) {
      int from = queue.poll();
      for (int i = tables.hypernymStarts()[from]; i < tables.hypernymStarts()[from + 1]; i++) {
        if (steps.putIfAbsent(tables.hypernyms()[i], steps.get(from) + 1) == null) {
          queue.add(tables.hypernyms()[i]);
        }
      }
    }
    if (sense.part() == PartOfSpeech.VERB) {
      steps.put(ROOT, rootSteps(tables, steps));
    }
    return steps;
  }

  /** One step more than to the nearest sense without hypernyms. */
  private static int rootSteps(Tables tables, Map<Integer, Integer> steps) {
    int nearest = Integer.MAX_VALUE;
    for (var entry : steps.entrySet()) {
      int s = entry.getKey();
      if (tables.hypernymStarts()[s] == tables.hypernymStarts()[s + 1]) {
        nearest = Math.min(nearest, entry.getValue());
      }
    }
    return nearest + 1;
  }
}
