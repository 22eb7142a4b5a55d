package dev.dyad.pairs;

import dev.dyad.core.Dataset;
import dev.dyad.core.Permutation;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Batches with equally many samples of each of some classes (P x K sampling, Hermans et al. 2017),
 * for methods that find positives by label. Classes take turns; a class with too few samples starts
 * over, so rare classes are seen as often as frequent ones. An epoch has as many batches as whole
 * batches fit into the labelled samples, at least one.
 *
 * @param classesPerBatch P, at least 2
 * @param samplesPerClass K, at least 2
 */
public record Balanced(int classesPerBatch, int samplesPerClass) implements BatchOrder {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is below 2
   */
  public Balanced {
    Require.that(
        classesPerBatch >= 2, "classesPerBatch must be at least 2, but was %d", classesPerBatch);
    Require.that(
        samplesPerClass >= 2, "samplesPerClass must be at least 2, but was %d", samplesPerClass);
  }

  @Override
  public List<int[]> batches(Dataset<?> data, SplittableGenerator random, SkipLog skips) {
    LabelIndex index = new LabelIndex(data, skips).needing(2, "Balanced");
    Require.that(
        index.classCount() >= classesPerBatch,
        "Balanced needs samples of at least %d classes, but the data has %d. Lower classesPerBatch",
        classesPerBatch,
        index.classCount());
    var decks = new ArrayList<Deck>();
    int labelled = 0;
    for (int c = 0; c < index.classCount(); c++) {
      decks.add(new Deck(index.members(c)));
      labelled += index.members(c).length;
    }
    int count = Math.max(1, labelled / (classesPerBatch * samplesPerClass));
    int[] everyClass = new int[index.classCount()];
    Arrays.setAll(everyClass, i -> i);
    var turns = new Deck(everyClass);
    var batches = new ArrayList<int[]>(count);
    for (int b = 0; b < count; b++) {
      int[] batch = new int[classesPerBatch * samplesPerClass];
      int at = 0;
      for (int c : turns.deal(classesPerBatch, random)) {
        for (int sample : decks.get(c).deal(samplesPerClass, random)) {
          batch[at++] = sample;
        }
      }
      batches.add(batch);
    }
    return batches;
  }

  /**
   * Cards dealt in random order, shuffled anew when all are dealt, so that each comes as often as
   * the others; no card twice in a hand while that can be helped.
   */
  private static final class Deck {
    private final int[] cards;
    private int[] order = new int[0];
    private int next;

    Deck(int[] cards) {
      this.cards = cards;
    }

    int[] deal(int count, SplittableGenerator random) {
      int[] hand = new int[count];
      for (int i = 0; i < count; i++) {
        if (next == order.length) {
          order = shuffledBehind(Arrays.copyOf(hand, i), random);
          next = 0;
        }
        hand[i] = order[next++];
      }
      return hand;
    }

    /** All cards in a new random order, those already in the hand last. */
    private int[] shuffledBehind(int[] hand, SplittableGenerator random) {
      var held = Arrays.stream(hand).boxed().collect(Collectors.toSet());
      int[] shuffled = Permutation.of(cards.length, random);
      return IntStream.concat(
              Arrays.stream(shuffled).map(i -> cards[i]).filter(card -> !held.contains(card)),
              Arrays.stream(shuffled).map(i -> cards[i]).filter(held::contains))
          .toArray();
    }
  }
}
