package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaybackTest {
  private static final double[] STEPS = {0.25, 0.5, 0.8, 0.97, 1, 1.03, 1.26, 2, 4};

  private static float[] sine(double turnsPerSample, int length) {
    return Sounds.of(length, 8000, i -> Math.sin(2 * Math.PI * turnsPerSample * i)).data();
  }

  /** Level of the difference from a sine, away from the ends, against the sine's. */
  private static double errorDb(double turnsPerSample, double step) {
    float[] signal = sine(turnsPerSample, 3000);
    float[] played = Playback.play(signal, step, (int) (3000 / step));
    double error = 0;
    double power = 0;
    for (int i = played.length / 10; i < played.length * 9 / 10; i++) {
      double expected = Math.sin(2 * Math.PI * turnsPerSample * i * step);
      error += Math.pow(played[i] - expected, 2);
      power += expected * expected;
    }
    return 10 * Math.log10(error / power);
  }

  @Test
  void readsSinesBetweenTheirSamples() {
    for (double step : STEPS) {
      for (double share : new double[] {0.01, 0.1, 0.3, 0.5, 0.7}) { // of what still can be heard
        double turnsPerSample = 0.5 * share / Math.max(1, step);
        assertThat(errorDb(turnsPerSample, step))
            .as("%s turns a sample, step %s", turnsPerSample, step)
            .isLessThan(-50);
      }
    }
  }

  @Test
  void losesWhatWouldLieAboveTheNyquistFrequency() {
    for (double step : new double[] {1.3, 2, 4}) {
      float[] played = Playback.play(sine(0.5 * 1.25 / step, 4000), step, (int) (4000 / step));
      double sum = 0;
      for (int i = 100; i < played.length - 100; i++) {
        sum += played[i] * played[i];
      }
      assertThat(Math.sqrt(sum / (played.length - 200))).as("step %s", step).isLessThan(0.01);
    }
  }

  @Test
  void isSilentAfterTheEnd() {
    float[] played = Playback.play(new float[] {1, 1, 1}, 0.5, 10);
    assertThat(played).hasSize(10);
    assertThat(played[9]).isZero();
    assertThat(Playback.play(new float[0], 2, 3)).containsOnly(0);
  }

  @Test
  void doesNotHangOnWhereItsBlocksBegin() {
    float[] signal = sine(0.03, 2000);
    float[] later = new float[2300];
    System.arraycopy(signal, 0, later, 300, 2000);
    float[] one = Playback.play(signal, 0.75, 2600);
    float[] other = Playback.play(later, 0.75, 3000);
    for (int i = 0; i < 2600; i++) {
      assertThat(other[i + 400]).isCloseTo(one[i], within(1e-6f));
    }
  }
}
