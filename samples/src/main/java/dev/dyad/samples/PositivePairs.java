package dev.dyad.samples;

import dev.dyad.core.Dataset;
import dev.dyad.image.Digits;
import dev.dyad.image.Idx;
import dev.dyad.image.Image;
import dev.dyad.pairs.Pair;
import dev.dyad.pairs.Pairs;
import java.io.IOException;
import java.nio.file.Path;

/** Positive pairs of pictures, with what was done to each. */
public final class PositivePairs {
  private PositivePairs() {}

  /**
   * Prints the pairs of the first three samples.
   *
   * @param args a folder in MNIST's format; the built-in digits if absent
   * @throws IOException if the folder cannot be read
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "samples/data/digits");
    Dataset<Image> digits = new Idx().read(folder, "train");
    for (Pair<Image> pair : new Pairs<>(digits, new Digits(8), 42).positive(0).limit(3).toList()) {
      System.out.println(pair.first().origin().sampleId());
      System.out.println("  " + pair.first().changes());
      System.out.println("  " + pair.second().changes());
    }
  }
}
