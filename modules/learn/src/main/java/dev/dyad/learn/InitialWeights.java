package dev.dyad.learn;

import dev.dyad.core.RandomKey;

/** Where first weights are drawn from: the same for a training and for its untrained control. */
final class InitialWeights {
  private InitialWeights() {}

  static RandomKey key(long seed) {
    return RandomKey.of(seed).with("weights");
  }
}
