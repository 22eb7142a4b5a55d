package dev.dyad.text;

import java.util.Arrays;

/** Hashes of the words of a text and of their pieces; the same on every machine. */
final class GramHashes {
  private static final int OFFSET = 0x811C9DC5; // FNV-1a
  private static final int PRIME = 0x01000193;
  private static final int BOUNDARY = 0x10FFFF + 1; // no character
  private static final int BASE = BOUNDARY + 1; // goes before a base form

  private final int shortest;
  private final int longest;
  private final int bases;
  private final int limit;
  private int[] values = new int[64];
  private int size;
  private int[] word = new int[32]; // the present word's code points, between its ends

  /**
   * Of pieces of these lengths.
   *
   * @param bases how often a word's base form comes
   * @param limit how many hashes are wanted
   */
  GramHashes(int shortest, int longest, int bases, int limit) {
    this.shortest = shortest;
    this.longest = longest;
    this.bases = bases;
    this.limit = limit;
  }

  /** The hashes so far, in order. */
  int[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Adds those of a text, until the limit. */
  void add(String text) {
    int length = 1;
    word[0] = BOUNDARY;
    for (int at = 0; at < text.length() && size < limit; ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (WordRuns.isPart(c)) {
        length = append(length, Character.toLowerCase(c));
      } else if (length > 1) {
        endWord(length);
        length = 1;
      }
    }
    if (length > 1) {
      endWord(length);
    }
  }

  private int append(int length, int c) {
    if (length + 1 >= word.length) {
      word = Arrays.copyOf(word, 2 * word.length);
    }
    word[length] = c;
    return length + 1;
  }

  /**
   * The whole word first, then its base form, then its shorter pieces from left to right, shortest
   * first.
   */
  private void endWord(int length) {
    word[length] = BOUNDARY;
    int whole = length + 1;
    put(hash(0, whole));
    if (bases > 0) {
      BaseForms.commonest(new String(word, 1, length - 1)).ifPresent(this::putBase);
    }
    for (int n = shortest; n <= longest && n < whole; n++) {
      for (int start = 0; start + n <= whole && size < limit; start++) {
        put(hash(start, start + n));
      }
    }
  }

  private void putBase(String base) {
    int hash = add(OFFSET, BASE);
    for (int c : base.codePoints().toArray()) {
      hash = add(hash, c);
    }
    for (int i = 0; i < bases; i++) {
      put(mixed(hash));
    }
  }

  private int hash(int start, int end) {
    int hash = OFFSET;
    for (int i = start; i < end; i++) {
      hash = add(hash, word[i]);
    }
    return mixed(hash);
  }

  private static int add(int hash, int character) {
    return ((hash ^ (character & 0xFF)) * PRIME ^ (character >>> 8)) * PRIME;
  }

  private static int mixed(int sum) {
    int hash = sum;
    // mixed again: the remainder must depend on every bit
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  private void put(int hash) {
    if (size == limit) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = hash;
  }
}
