package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds normal noise to every feature of the nodes; labels stay, and so do graphs without features.
 * Draws the key of the noise.
 *
 * @param standardDeviation of the noise, in the units of the features, not negative
 */
public record FeatureNoise(double standardDeviation) implements Augmentation<AttributedGraph> {
  /**
   * Checks the standard deviation.
   *
   * @throws IllegalArgumentException if it is negative or above 1e9
   */
  public FeatureNoise {
    Require.within("standardDeviation", standardDeviation, 0, 1e9);
  }

  /** A tenth: for features of about unit size. */
  public FeatureNoise() {
    this(0.1);
  }

  @Override
  public View<AttributedGraph> apply(View<AttributedGraph> in, SplittableGenerator random) {
    long key = random.nextLong();
    return in.value().nodes().width() == 0 ? in : in.then(new AddNoise(standardDeviation, key));
  }

  /**
   * Adds noise drawn from a key.
   *
   * @param standardDeviation in the units of the features
   * @param key value of the {@link RandomKey} that draws it
   */
  public record AddNoise(double standardDeviation, long key) implements GraphChange {
    @Override
    public Traced trace(AttributedGraph graph) {
      RandomGenerator random = new RandomKey(key).generator();
      float[] features = graph.nodes().features().clone();
      for (int i = 0; i < features.length; i += 2) {
        // Box and Muller 1958: two numbers at a time, the same bits on every machine
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        features[i] = noisy(features[i], radius * StrictMath.cos(angle));
        if (i + 1 < features.length) {
          features[i + 1] = noisy(features[i + 1], radius * StrictMath.sin(angle));
        }
      }
      return Traced.original(graph.withNodes(graph.nodes().wrap(graph.nodes().labels(), features)));
    }

    private float noisy(float feature, double normal) {
      double sum = feature + standardDeviation * normal;
      return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, sum));
    }
  }
}
