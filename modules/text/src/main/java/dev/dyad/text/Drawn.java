package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws without putting back. */
final class Drawn {
  private Drawn() {}

  /**
   * Some elements in their order: {@code share * of}, rounded, but at least one where there is one
   * and share is not 0.
   */
  static <E> List<E> some(List<E> all, double share, int of, RandomGenerator random) {
    int wanted = share == 0 ? 0 : Math.max(1, (int) Math.round(share * of));
    var drawn = new ArrayList<E>();
    int left = Math.min(wanted, all.size());
    for (int i = 0; left > 0; i++) {
      // each is taken with the probability that makes all choices equally likely
      if (random.nextInt(all.size() - i) < left) {
        drawn.add(all.get(i));
        left--;
      }
    }
    return drawn;
  }
}
