package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class MagnitudeWarpTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new MagnitudeWarp();
  }

  @Test
  void gainChangesSmoothly() {
    float[] ones = new float[1000];
    java.util.Arrays.fill(ones, 1);
    float[] gain = changed(new MagnitudeWarp(0.2, 4), Series.of(ones), 1).channel(0);
    float most = 0;
    for (int t = 1; t < gain.length; t++) {
      most = Math.max(most, Math.abs(gain[t] - gain[t - 1]));
    }
    assertThat(most).isBetween(1e-5f, 0.01f); // five pieces of 200 times each
  }

  @Test
  void curvePassesThroughItsKnots() {
    Curve curve = Curve.through(1, 3, 2, 5);
    assertThat(curve.at(0)).isEqualTo(1);
    assertThat(curve.at(1 / 3.0)).isCloseTo(3, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(curve.at(1)).isEqualTo(5);
  }

  @Test
  void curveThroughKnotsOnALineIsThatLine() {
    Curve curve = Curve.through(0, 1, 2, 3);
    assertThat(curve.at(0.4)).isCloseTo(1.2, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void rejectsWhatItCannotDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MagnitudeWarp(0.2, -1))
        .withMessageContaining("knots must be in");
  }
}
