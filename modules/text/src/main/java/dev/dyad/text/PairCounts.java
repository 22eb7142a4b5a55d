package dev.dyad.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Learns merges: again and again, the pair of neighbouring tokens that is commonest in the pieces
 * becomes a token. Of pairs equally common, the one of lower numbers is taken.
 */
final class PairCounts {
  private final List<int[]> pieces = new ArrayList<>();
  private final List<Integer> weights = new ArrayList<>();
  private final Map<Long, Long> counts = new HashMap<>();
  private final Map<Long, Set<Integer>> places = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

  private record Candidate(long pair, long count) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byCount = Long.compare(other.count, count);
      return byCount != 0 ? byCount : Long.compare(pair, other.pair);
    }
  }

  /**
   * Adds a piece.
   *
   * @param tokens its tokens
   * @param weight how often it occurs
   */
  void add(int[] tokens, int weight) {
    pieces.add(tokens);
    weights.add(weight);
    count(pieces.size() - 1, 1);
  }

  private void count(int piece, int sign) {
    int[] tokens = pieces.get(piece);
    for (int i = 1; i < tokens.length; i++) {
      long pair = pair(tokens[i - 1], tokens[i]);
      counts.merge(pair, (long) sign * weights.get(piece), Long::sum);
      if (sign > 0) {
        places.computeIfAbsent(pair, p -> new HashSet<>()).add(piece);
      }
    }
  }

  static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }

  /**
   * Merges the commonest pairs.
   *
   * @param first number of the first new token; the next gets the next
   * @param most how many merges at most
   * @param allowed whether a pair may become a token
   * @return the pairs in the order of their numbers; only pairs that occur twice or more
   */
  List<Long> merge(int first, int most, BiPredicate<Integer, Integer> allowed) {
    counts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    var merged = new ArrayList<Long>();
    while (merged.size() < most && !queue.isEmpty()) {
      Candidate best = queue.remove();
      long pair = best.pair;
      long count = counts.getOrDefault(pair, 0L);
      if (count != best.count) {
        if (count > 0) {
          queue.add(new Candidate(pair, count)); // it has become rarer meanwhile
        }
      } else if (count >= 2 && allowed.test((int) (pair >> 32), (int) pair)) {
        replace(pair, first + merged.size());
        merged.add(pair);
      }
    }
    return merged;
  }

  private void replace(long pair, int token) {
    var changed = new HashSet<Long>();
    for (int piece : places.remove(pair)) {
      count(piece, -1);
      int[] tokens = joined(pieces.get(piece), pair, token);
      pieces.set(piece, tokens);
      count(piece, 1);
      for (int i = 1; i < tokens.length; i++) {
        if (tokens[i - 1] == token || tokens[i] == token) {
          changed.add(pair(tokens[i - 1], tokens[i]));
        }
      }
    }
    counts.remove(pair);
    changed.forEach(p -> queue.add(new Candidate(p, counts.get(p))));
  }

  /** Tokens with each occurrence of the pair, from the left, as one token. */
  static int[] joined(int[] tokens, long pair, int token) {
    int[] joined = new int[tokens.length];
    int size = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (i + 1 < tokens.length && pair(tokens[i], tokens[i + 1]) == pair) {
        joined[size++] = token;
        i++;
      } else {
        joined[size++] = tokens[i];
      }
    }
    return Arrays.copyOf(joined, size);
  }
}
