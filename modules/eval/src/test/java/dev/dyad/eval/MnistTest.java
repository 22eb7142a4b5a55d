package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MnistTest {
  /** scikit-learn 1.2.1, KNeighborsClassifier(5): 96.6 %. */
  @Test
  void rawPixelsReachTheKnownFigureOfTheTutorialsProtocol() {
    Embeddings test = Mnist.test();
    assertThat(new KnnSplitProtocol().of(test, test).value()).isEqualTo(0.966, within(0.001));
  }
}
