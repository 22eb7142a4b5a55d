package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.TrimSilence.Trimmed;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrimSilenceTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new TrimSilence(new Range(1, 40), 0);
  }

  @Override
  protected Clip sample(SplittableGenerator random) {
    double decay = 20 + 40 * random.nextDouble();
    return Sounds.of(
        1600 + random.nextInt(800),
        8000,
        i -> Math.exp(-decay * i / 8000) * Math.sin(i) * random.nextDouble());
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform trimmed = finite(before, after);
    assertThat(trimmed.length()).isLessThanOrEqualTo(((Waveform) before).length());
  }

  /** A tone of amplitude 0.5 from 0.2 to 0.3 s of half a second, and a hum all along. */
  private static Waveform tone(double hum) {
    return Sounds.of(
        4000,
        8000,
        i -> (i >= 1600 && i < 2400 ? 0.5 : 0) * Math.sin(i * 0.8) + hum * Math.sin(i * 0.3));
  }

  @Test
  void keepsTheSoundWithItsMargin() {
    for (double hum : new double[] {0, 0.001}) {
      Waveform trimmed = (Waveform) new Trimmed(30, 0).apply(tone(hum));
      assertThat(trimmed.length()).isCloseTo(800, within(160)); // its frames are 160 samples
      Waveform wider = (Waveform) new Trimmed(30, 50).apply(tone(hum));
      assertThat(wider.length()).isEqualTo(trimmed.length() + 2 * 400);
    }
  }

  @Test
  void losesNothingLouderThanTheThreshold() {
    Seeds.forAll(
        50,
        random -> {
          Waveform clip = (Waveform) sample(random);
          double threshold = 5 + 30 * random.nextDouble();
          float[] kept = ((Waveform) new Trimmed(threshold, 0).apply(clip)).data();
          int[] whole = loudFrames(clip.data(), threshold);
          int start = whole[0] * 80;
          int end = Math.min(clip.length(), whole[whole.length - 1] * 80 + 160);
          assertThat(kept).isEqualTo(Arrays.copyOfRange(clip.data(), start, end));
        });
  }

  /** By plain loops: the frames of 160 samples, 80 apart, that are loud enough. */
  private static int[] loudFrames(float[] samples, double thresholdDb) {
    int frames = (samples.length - 1) / 80;
    double[] energy = new double[frames];
    for (int f = 0; f < frames; f++) {
      for (int i = f * 80; i < Math.min(samples.length, f * 80 + 160); i++) {
        energy[f] += (double) samples[i] * samples[i];
      }
    }
    double loudest = Arrays.stream(energy).max().getAsDouble();
    return IntStream.range(0, frames)
        .filter(f -> 10 * Math.log10(energy[f] / loudest) >= -thresholdDb)
        .toArray();
  }

  @Test
  void leavesSilenceAndShortSoundsAsTheyAre() {
    for (Waveform clip :
        new Waveform[] {Sounds.plain(), Sounds.plain(0.5), tone(0).with(new float[99])}) {
      assertThat(new Trimmed(30, 0).apply(clip)).isEqualTo(clip);
    }
  }

  @Test
  void rejectsThresholdsThatAreNone() {
    assertThatThrownBy(() -> new TrimSilence(Range.exactly(0), 10))
        .hasMessageContaining("thresholdDb");
  }
}
