package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.image.GaussianNoise.NoiseAdded;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new GaussianNoise();
  }

  @Test
  void hasTheStandardDeviationAsked() {
    byte[] noisy = new NoiseAdded(0.1, 1).apply(Golden.of(500, 400, 1, i -> 128)).pixels();
    double sum = 0;
    double squares = 0;
    for (byte value : noisy) {
      double noise = (value & 0xFF) - 128;
      sum += noise;
      squares += noise * noise;
    }
    assertThat(sum / noisy.length).isBetween(-0.25, 0.25); // 4 standard errors of 0.057
    assertThat(Math.sqrt(squares / noisy.length)).isBetween(25.3, 25.7);
  }

  @Test
  void hasTheSharesOfTheNormalDistribution() {
    short[] table = NormalLevels.table(10);
    int[] counts = new int[101];
    for (short level : table) {
      counts[level + 50]++;
    }
    // Phi(0.05) - Phi(-0.05), Phi(1.05) - Phi(0.95), Phi(2.05) - Phi(1.95), from tables
    assertThat(counts[50] / 65536.0).isBetween(0.03985, 0.03992);
    assertThat(counts[60] / 65536.0).isBetween(0.02416, 0.02424);
    assertThat(counts[40]).isEqualTo(counts[60]);
    assertThat(counts[70] / 65536.0).isBetween(0.00537, 0.00545);
  }

  @Test
  void changesNothingWithoutDeviation() {
    assertThat(new NoiseAdded(0, 1).apply(Golden.COLOUR)).isEqualTo(Golden.COLOUR);
  }

  @Test
  void rejectsDeviationsAboveTheRange() {
    assertThatThrownBy(() -> new GaussianNoise(new Range(0, 2)))
        .hasMessage("standardDeviation must lie within 0.0..1.0, but was 0.0..2.0");
  }
}
