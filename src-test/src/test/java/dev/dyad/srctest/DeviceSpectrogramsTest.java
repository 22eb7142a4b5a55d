package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.audio.BYOLA;
import dev.dyad.audio.CLAR;
import dev.dyad.audio.Centering;
import dev.dyad.audio.Clip;
import dev.dyad.audio.FrameMask;
import dev.dyad.audio.FrequencyMask;
import dev.dyad.audio.FrequencyWarp;
import dev.dyad.audio.Gain;
import dev.dyad.audio.LogMel;
import dev.dyad.audio.LogMelCollator;
import dev.dyad.audio.LogMixup;
import dev.dyad.audio.RandomResizeCrop;
import dev.dyad.audio.ResizeFrames;
import dev.dyad.audio.SpecAugment;
import dev.dyad.audio.Spectrogram;
import dev.dyad.audio.Speech;
import dev.dyad.audio.SpokenWords;
import dev.dyad.audio.TimeWarp;
import dev.dyad.audio.Waveform;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import dev.dyad.core.SomeOf;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Spectrograms made on the device are those that the host makes. */
class DeviceSpectrogramsTest {
  private static final double DECIBELS = 1e-4;
  private static final LogMel LOG_MEL = new LogMel(40, 32, 10);
  private static final List<Clip> DIGITS = DrawnClips.digits(8);
  private static final List<Clip> TONES =
      List.of(
          DrawnClips.tone(4000, 8000, 1),
          DrawnClips.tone(5001, 8000, 2),
          DrawnClips.tone(9000, 16000, 3),
          DrawnClips.tone(700, 8000, 4),
          DrawnClips.tone(6000, 11025, 5),
          DrawnClips.tone(4000, 8000, 6));

  private static LogMelCollator collator(Centering centering) {
    return new LogMelCollator(LOG_MEL, centering, 10);
  }

  private static LogMelCollator ofOneSize(Centering centering) {
    return new LogMelCollator(
        LOG_MEL, centering, 10, false, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static DynamicTest agrees(
      String name, List<Clip> clips, List<Augmentation<Clip>> views, LogMelCollator collator) {
    return dynamicTest(
        name,
        () -> {
          DrawnClips made = DrawnClips.of(clips, views, collator);
          assertThat(made.batch().madeByHost()).isEmpty();
          assertThat(made.meanDecibelsApart()).isLessThan(DECIBELS);
          assertThat(made.deviceFrames()).isEqualTo(made.hostFrames());
        });
  }

  @TestFactory
  Stream<DynamicTest> presetsGiveTheHostsViews() {
    return Stream.<Preset<Clip>>of(new CLAR(), new Speech(), new BYOLA(), new SpokenWords())
        .flatMap(
            preset ->
                Stream.of(
                    agrees(
                        preset + ", digits", DIGITS, preset.pipelines(), collator(Centering.NONE)),
                    agrees(
                        preset + ", tones", TONES, preset.pipelines(), collator(Centering.CLIP))));
  }

  @Test
  void viewsOfTheSpokenDigitsRecipesAreTheHosts() {
    List<Augmentation<Clip>> views = new SpokenWords().pipelines();
    DrawnClips made = DrawnClips.of(DrawnClips.digits(24), views, ofOneSize(Centering.CLIP));
    assertThat(made.deviceFrames()).isEmpty();
    assertThat(made.meanDecibelsApart()).isLessThan(DECIBELS);
  }

  @TestFactory
  Stream<DynamicTest> everyChangeGivesTheHostsView() {
    return Stream.<Augmentation<Clip>>of(
            new FrequencyMask(),
            new FrameMask(3, 20, 0.5),
            new TimeWarp(0.3),
            new SpecAugment(),
            new FrequencyWarp(new Range(0.5, 2), new Range(-9, 9)),
            new RandomResizeCrop(),
            new RandomResizeCrop(new Range(0.3, 1), new Range(0.3, 4), 4),
            new ResizeFrames(7),
            new ResizeFrames(200),
            new LogMixup(new Range(0, 1), new Range(-60, 60)))
        .map(
            change ->
                agrees(
                    change.toString(),
                    TONES,
                    List.of(Sequence.of(LOG_MEL, change)),
                    collator(Centering.NONE)));
  }

  @TestFactory
  Stream<DynamicTest> collatorsGiveTheHostsLevels() {
    var normalising =
        new LogMelCollator(
            LOG_MEL, Centering.BANDS, 0.31, true, OptionalDouble.of(-3.5), OptionalDouble.of(0.25));
    return Stream.of(collator(Centering.CLIP), collator(Centering.BANDS), normalising)
        .map(collator -> agrees("" + collator, TONES, List.of(new Gain()), collator));
  }

  @Test
  void stepsInAnyOrderGiveTheHostsViews() {
    Augmentation<Clip> any =
        Sequence.of(
            new Maybe<>(0.5, new Gain()),
            LOG_MEL,
            new Maybe<>(0.5, new ResizeFrames(30)),
            new SomeOf<>(
                3,
                List.of(
                    new FrequencyMask(1, 9),
                    new FrameMask(1, 9, 0.5),
                    new TimeWarp(),
                    new FrequencyWarp(),
                    new ResizeFrames(12),
                    new LogMixup())),
            new Maybe<>(0.5, new RandomResizeCrop()));
    List<Clip> clips = new ArrayList<>(TONES);
    clips.addAll(DIGITS);
    DrawnClips made = DrawnClips.of(clips, List.of(any, any), collator(Centering.BANDS));
    assertThat(made.batch().madeByHost()).isEmpty();
    assertThat(made.meanDecibelsApart()).isLessThan(DECIBELS);
    assertThat(made.deviceFrames()).isEqualTo(made.hostFrames());
  }

  @Test
  void clipsOfAnyKindGiveTheHostsViews() {
    float[] square = new float[400];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 20 % 2 == 0 ? 1 : -1;
    }
    List<Clip> clips =
        List.of(
            Waveform.of(new float[0], 8000),
            Waveform.of(new float[] {0.5f}, 8000),
            Waveform.of(new float[400], 8000),
            Waveform.of(square, 8000),
            Waveform.of(square, 1_000_000),
            Waveform.of(square, 100),
            Spectrogram.of(40, 80, 8000, new float[0]),
            Spectrogram.of(40, 80, 8000, new float[40]));
    Augmentation<Clip> masks = Sequence.of(new SpecAugment(), new LogMixup(), new ResizeFrames());
    DrawnClips made =
        DrawnClips.of(clips, List.of(onSpectrograms(LOG_MEL, masks)), collator(Centering.CLIP));
    assertThat(made.meanDecibelsApart()).isLessThan(DECIBELS);
  }

  private static Augmentation<Clip> onSpectrograms(LogMel logMel, Augmentation<Clip> rest) {
    return (in, random) ->
        rest.apply(in.value() instanceof Waveform ? logMel.apply(in, random) : in, random);
  }

  @Test
  void whatIsDrawnIsWhatTheHostDraws() {
    List<Augmentation<Clip>> views = new SpokenWords().pipelines();
    DrawnClips made = DrawnClips.of(DIGITS, views, ofOneSize(Centering.NONE));
    made.drawn()
        .views()
        .forEach(
            view ->
                IntStream.range(0, DIGITS.size())
                    .forEach(
                        i -> {
                          Clip replayed = View.replay(DIGITS.get(i), view.get(i).changes());
                          assertThat(view.get(i).value()).isEqualTo(replayed);
                        }));
  }

  /** A change that no device knows. */
  private record Doubled() implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      var spectrogram = (Spectrogram) clip;
      float[] levels = spectrogram.levels();
      for (int i = 0; i < levels.length; i++) {
        levels[i] *= 2;
      }
      return Spectrogram.of(
          spectrogram.bands(), spectrogram.hopSamples(), spectrogram.sampleRateHz(), levels);
    }
  }

  @Test
  void viewsWithAChangeOfTheHostsAloneAreTheHosts() {
    Augmentation<Clip> doubled = (in, random) -> in.then(new Doubled());
    Augmentation<Clip> pipeline =
        Sequence.of(LOG_MEL, new TimeWarp(), new Maybe<>(0.5, doubled), new FrequencyMask(1, 9));
    DrawnClips made = DrawnClips.of(TONES, List.of(pipeline, pipeline), collator(Centering.NONE));
    assertThat(made.batch().madeByHost()).hasValue("Doubled");
    assertThat(made.meanDecibelsApart()).isLessThan(DECIBELS);
  }

  @Test
  void soundsThatAllViewsBeginWithTravelOnce() {
    List<Clip> alike = List.of(DrawnClips.tone(8000, 8000, 1), DrawnClips.tone(8000, 8000, 2));
    DrawnClips made = DrawnClips.of(alike, new BYOLA().pipelines(), collator(Centering.NONE));
    assertThat(made.batch().tensors()).hasSize(2); // numbers and samples
    assertThat(made.batch().tensors().get(1).shape()).containsExactly(2, 8000);
  }

  @Test
  void aViewHardlyDependsOnTheOthersOfItsBatch() {
    List<Augmentation<Clip>> views = new SpokenWords().pipelines();
    LogMelCollator collator = ofOneSize(Centering.CLIP);
    float[] whole = DrawnClips.of(DIGITS, views, collator).deviceValues().get(1);
    float[] part = DrawnClips.of(DIGITS.subList(0, 3), views, collator).deviceValues().get(1);
    assertThat(part).containsExactly(Arrays.copyOf(whole, part.length), within(1e-3f));
  }

  @Test
  void saysWhatToSetWhenFramesDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DrawnClips.of(TONES, List.of(LOG_MEL), ofOneSize(Centering.NONE)))
        .withMessageContaining("clips of one batch must have as many frames");
  }
}
