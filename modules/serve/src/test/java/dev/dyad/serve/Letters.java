package dev.dyad.serve;

import dev.dyad.core.UnreadableSampleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An encoder that a reader can work out: how often each of the letters a to z comes. */
final class Letters implements ServedEncoder<String> {
  final List<Integer> batches = new CopyOnWriteArrayList<>();

  /** Calls that have begun. */
  final AtomicInteger begun = new AtomicInteger();

  /** What encoding waits for. */
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public String modality() {
    return "letters";
  }

  @Override
  public boolean takesWords() {
    return true;
  }

  /** A file of one sample a line; a line "broken" is. */
  @Override
  public List<Reading<String>> read(SentFile file, boolean show) {
    if (!file.ending().equals("txt") && !file.ending().equals("csv")) {
      throw new IllegalArgumentException("letters come as txt, not as " + file.ending());
    }
    var readings = new ArrayList<Reading<String>>();
    for (String line : new String(file.bytes(), StandardCharsets.UTF_8).lines().toList()) {
      if (line.equals("broken")) {
        throw new UnreadableSampleException(file.name(), "a line is broken");
      }
      if (line.equals("failing")) {
        throw new IllegalStateException("failed on purpose");
      }
      readings.add(words(line));
    }
    return readings;
  }

  @Override
  public Reading<String> words(String words) {
    return new Reading<>(words, words, Optional.of(Shown.words(words)));
  }

  @Override
  public float[][] encode(List<String> values) {
    begun.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new float[0][];
    }
    batches.add(values.size());
    if (values.stream().anyMatch(v -> v.startsWith("misfit"))) {
      throw new IllegalArgumentException("a misfit does not fit the encoder");
    }
    return values.stream().map(Letters::vector).toArray(float[][]::new);
  }

  static float[] vector(String text) {
    float[] vector = new float[26];
    text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> vector[c - 'a']++);
    return vector;
  }
}
