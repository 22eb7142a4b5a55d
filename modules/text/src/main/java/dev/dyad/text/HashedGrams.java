package dev.dyad.text;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.util.List;

/**
 * Texts as the words and the pieces of words in them, shape (N, L): for each word, in order, its
 * own number, then those of all its pieces of a few characters (n-grams), its ends marked; 0 after
 * the end of a text, as long as the longest of the batch. Words are lower-case runs of letters and
 * digits. Words never met share pieces with words that were (jumped, jumping), and nothing needs to
 * be learnt from data, at the price that some pieces share a number. English words can have their
 * base form among the pieces as well (mice, mouse), by WordNet: the most frequent of those that a
 * word can be of. Given several times, it weighs more beside the many pieces.
 *
 * @param length pieces of each text that are kept
 * @param shortest characters of the shortest pieces, the marks of a word's ends included
 * @param longest characters of the longest
 * @param buckets different numbers; encoders want a vocabulary one larger
 * @param bases how often the base form of a word comes; 0 for texts that are not English
 * @see <a href="https://arxiv.org/abs/1607.04606">Bojanowski et al. 2017 (fastText)</a>
 */
public record HashedGrams(int length, int shortest, int longest, int buckets, int bases)
    implements Collator<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range, or longest is below shortest
   */
  public HashedGrams {
    Require.positive("length", length);
    Require.within("shortest", shortest, 1, 100);
    Require.within("longest", longest, shortest, 100);
    Require.positive("buckets", buckets);
    Require.within("bases", bases, 0, 100);
  }

  /** 512 pieces of 3 to 5 characters, 65,535 numbers, no base forms. */
  public HashedGrams() {
    this(512, 3, 5, 65_535);
  }

  /** Without base forms. */
  public HashedGrams(int length, int shortest, int longest, int buckets) {
    this(length, shortest, longest, buckets, 0);
  }

  @Override
  public int extent(Text text) {
    return text.content().length();
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    return List.of(PaddedIds.of(texts, this::ids));
  }

  /** Numbers of a text's pieces, 1..buckets. */
  int[] ids(Text text) {
    var hashes = new GramHashes(shortest, longest, bases, length);
    hashes.add(text.content());
    int[] ids = hashes.values();
    for (int i = 0; i < ids.length; i++) {
      ids[i] = 1 + Integer.remainderUnsigned(ids[i], buckets);
    }
    return ids;
  }
}
