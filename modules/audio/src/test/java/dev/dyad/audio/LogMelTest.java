package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.AugmentationContract;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

class LogMelTest extends AugmentationContract<Clip> {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new LogMel();
  }

  @Override
  protected Clip sample(SplittableGenerator random) {
    return Sounds.typical(random);
  }

  @Override
  protected List<Clip> edgeSamples() {
    return Sounds.edges();
  }

  @Override
  protected SpecCodec codec() {
    return new SpecCodec("modality 'audio'", List.of(LogMel.class));
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform in = (Waveform) before;
    Spectrogram out = (Spectrogram) after;
    assertThat(out.sampleRateHz()).isEqualTo(in.sampleRateHz());
    assertThat(out.bands()).isEqualTo(64);
    assertThat(out.frames()).isEqualTo(1 + in.length() / out.hopSamples());
    float highest = SpectrogramAugmentationContract.highest(out);
    assertThat(highest).isBetween(-100f, 400f);
    assertThat(out.lowest()).isGreaterThanOrEqualTo(Math.max(-100, highest - 80.001f));
  }

  @Test
  void tenTimesTheAmplitudeIsTwentyDecibels() {
    float[] soft = new LogMel().levels(Sounds.sine(440, 0.2, 16000).samples(), 16000);
    float[] loud =
        new LogMel()
            .levels(
                Sounds.of(3200, 16000, i -> 5 * Math.sin(2 * Math.PI * 440 * i / 16000.0))
                    .samples(),
                16000);
    assertThat((double) loud[10 * 21 + 10] - soft[10 * 21 + 10]).isCloseTo(20, within(1e-3));
  }

  @Test
  void silenceIsAtMinus100Decibels() {
    assertThat(new LogMel().levels(new float[800], 8000)).containsOnly(-100f);
    assertThat(new LogMel().levels(new float[0], 8000)).hasSize(64).containsOnly(-100f);
  }

  @Test
  void takesAFrameEveryHop() {
    Spectrogram second = new LogMel(8).of(Sounds.sine(100, 1, 44100));
    assertThat(second.frames()).isEqualTo(101);
    assertThat(second.hopSamples()).isEqualTo(441);
    assertThat(second.seconds()).isCloseTo(1, within(0.011));
  }

  @Test
  void fillsFramesToLengthsThatTransformQuickly() {
    LogMel settings = new LogMel(64, 25, 10);
    assertThat(settings.stft(16000)).isEqualTo(new Stft(400, 400, 160, Window.HANN));
    assertThat(settings.stft(22050)).isEqualTo(new Stft(576, 551, 221, Window.HANN));
    assertThat(settings.stft(100)).isEqualTo(new Stft(4, 3, 1, Window.HANN));
  }

  @Test
  void decibelsAgreeWithTheLogarithm() {
    Seeds.forAll(
        200,
        random -> {
          float power = (float) Math.pow(10, 40 * random.nextDouble() - 10);
          assertThat((double) Decibels.of(power)).isCloseTo(10 * Math.log10(power), within(2e-5));
        });
    assertThat(Decibels.of(0)).isEqualTo(-100);
    assertThat(Decibels.of(1)).isZero();
    assertThat((double) Decibels.of(Float.MAX_VALUE)).isCloseTo(385.3184, within(1e-3));
  }

  @Test
  void powersAgreeWithPowersOfTen() {
    Seeds.forAll(
        200,
        random -> {
          double level = 400 * random.nextDouble() - 200;
          double power = Math.pow(10, level / 10);
          assertThat(Decibels.power(level)).isCloseTo(power, withinPercentage(1e-9));
        });
    assertThat(Decibels.power(0)).isEqualTo(1);
    assertThat(Decibels.power(Float.MAX_VALUE)).isFinite();
    assertThat(Decibels.power(-Float.MAX_VALUE)).isPositive();
  }

  @Test
  void melScalesTurnBack() {
    for (MelScale scale : MelScale.values()) {
      for (double hertz : new double[] {0, 440, 999, 1000, 1001, 16000}) {
        assertThat(scale.hertz(scale.mel(hertz))).isCloseTo(hertz, within(1e-8));
      }
    }
    assertThat(MelScale.SLANEY.mel(1000)).isCloseTo(15, within(1e-12));
    assertThat(MelScale.HTK.mel(1000)).isCloseTo(999.9856, within(1e-4));
  }

  @Test
  void leavesSpectrogramsAsTheyAreWhenAsked() {
    Spectrogram made = Spectrogram.of(2, 80, 8000, new float[] {1, 2});
    assertThat(new LogMel().of(made)).isSameAs(made);
  }

  @Test
  void soundsOfAnyRateAndLengthGiveFiniteLevels() {
    Seeds.forAll(
        25,
        random -> {
          int rate = (int) (100 * Math.pow(10, 4 * random.nextDouble()));
          int length = (int) Math.pow(10, 5 * random.nextDouble());
          Clip clip = Sounds.noise(length, rate, RandomKey.of(rate).generator());
          checkInvariants(clip, new LogMel().of(clip));
        });
  }

  @Test
  void rejectsEmptyRangesOfFrequency() {
    assertThatThrownBy(() -> new LogMel(8, 25, 10, 500, 400, MelScale.HTK, 80))
        .hasMessage("lowHz must be at least 0 and below highHz 400.0, but was 500.0");
  }
}
