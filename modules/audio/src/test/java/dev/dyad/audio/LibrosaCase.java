package dev.dyad.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One signal and what librosa 0.11.0 made of it: {@code librosa/features.txt}. */
record LibrosaCase(List<String> head, Map<String, double[]> named) {
  static List<LibrosaCase> all() {
    var cases = new ArrayList<LibrosaCase>();
    try (var in = LibrosaCase.class.getResourceAsStream("/librosa/features.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        List<String> words = List.of(line.split(" "));
        if (words.get(0).equals("case")) {
          cases.add(new LibrosaCase(words, new LinkedHashMap<>()));
        } else if (!line.startsWith("#")) {
          double[] values = words.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
          cases.get(cases.size() - 1).named.put(words.get(0), values);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private int number(int index) {
    return Integer.parseInt(head.get(index));
  }

  int sampleRateHz() {
    return number(1);
  }

  int fftSize() {
    return number(3);
  }

  int hopSamples() {
    return number(4);
  }

  int bands() {
    return number(5);
  }

  MelScale scale() {
    return MelScale.valueOf(head.get(6));
  }

  int frames() {
    return (int) named.get("frames")[0];
  }

  int frame() {
    return (int) named.get("frame")[0];
  }

  double melDbMean() {
    return named.get("melDbMean")[0];
  }

  double[] values(String name) {
    return named.get(name).clone();
  }

  /** Two sines and some noise of a linear congruential generator. */
  float[] signal() {
    float[] samples = new float[number(2)];
    long state = 42;
    for (int n = 0; n < samples.length; n++) {
      double t = 2 * Math.PI * n / sampleRateHz();
      double noise = 2 * state / 0x1p31 - 1;
      samples[n] =
          (float) (0.5 * Math.sin(440 * t) + 0.3 * Math.sin(1234.5 * t + 0.1) + 0.05 * noise);
      state = (1103515245 * state + 12345) % (1L << 31);
    }
    return samples;
  }

  @Override
  public String toString() {
    return String.join(" ", head);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(head.toArray());
  }
}
