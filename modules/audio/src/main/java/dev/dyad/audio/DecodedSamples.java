package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.util.Arrays;

/** What a decoder has given so far, up to a limit: a small file may hold hours of silence. */
final class DecodedSamples {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final String id;
  private final int most;
  private float[] samples = new float[1 << 12];
  private int count;

  /**
   * Nothing yet.
   *
   * @param id of the sample, for errors
   * @param maxBytes the most that the samples may take, four bytes each
   */
  DecodedSamples(String id, long maxBytes) {
    this.id = id;
    this.most = (int) Math.min(maxBytes / Float.BYTES, LONGEST_ARRAY);
  }

  /**
   * Makes room for more samples, before they are added.
   *
   * @throws UnreadableSampleException if they would be more than the limit
   */
  void makeRoom(int more) {
    long wanted = (long) count + more;
    if (wanted > most) {
      throw new UnreadableSampleException(
          id, "unpacks to more than %d bytes, the limit".formatted((long) most * Float.BYTES));
    }
    if (wanted > samples.length) {
      samples = Arrays.copyOf(samples, (int) Math.min(most, Math.max(wanted, 2L * samples.length)));
    }
  }

  void add(float sample) {
    samples[count++] = sample;
  }

  int count() {
    return count;
  }

  /** Forgets what came after the first so many. */
  void keep(long first) {
    if (first >= 0 && first < count) { // a damaged file may say anything
      count = (int) first;
    }
  }

  /** Those from one index to before another. */
  float[] between(int from, int to) {
    return Arrays.copyOfRange(samples, from, to);
  }

  float[] all() {
    return between(0, count);
  }
}
