package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CollatorsTest {
  private static final LogMel TINY = new LogMel(2, 25, 10);

  private static float[] floats(Tensor tensor) {
    float[] values = new float[((Tensor.Floats) tensor).data().remaining()];
    ((Tensor.Floats) tensor).data().get(values);
    return values;
  }

  private static long[] longs(Tensor tensor) {
    long[] values = new long[((Tensor.Longs) tensor).data().remaining()];
    ((Tensor.Longs) tensor).data().get(values);
    return values;
  }

  private static Spectrogram levels(int bands, float... levels) {
    return Spectrogram.of(bands, 80, 8000, levels);
  }

  @Test
  void shorterSpectrogramsAreFilledWithZerosAfterTheirEnd() {
    var collator =
        new LogMelCollator(
            TINY, Centering.NONE, 1, true, OptionalDouble.of(1), OptionalDouble.of(2));
    List<Tensor> batch = collator.collate(List.of(levels(2, 3, 5), levels(2, 7, 9, 11, 13)));
    assertThat(batch.get(0).shape()).containsExactly(2, 1, 2, 2);
    assertThat(floats(batch.get(0))).containsExactly(1, 0, 2, 0, 3, 4, 5, 6);
    assertThat(longs(batch.get(1))).containsExactly(1, 2);
  }

  @Test
  void spectrogramsOfOneSizeMayComeWithoutLengths() {
    var collator =
        new LogMelCollator(
            TINY, Centering.NONE, 1, false, OptionalDouble.empty(), OptionalDouble.empty());
    List<Tensor> batch = collator.collate(List.of(levels(2, 3, 5), levels(2, 7, 9)));
    assertThat(batch).hasSize(1);
    assertThat(floats(batch.get(0))).containsExactly(3, 5, 7, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collator.collate(List.of(levels(2, 3, 5), levels(2, 7, 9, 11, 13))))
        .withMessageStartingWith(
            "clips of one batch must have as many frames, but there are 1 and 2");
  }

  @Test
  void longClipsAreCut() {
    var collator = new LogMelCollator(TINY, Centering.NONE, 0.02);
    List<Tensor> batch = collator.collate(List.of(levels(2, 1, 2, 3, 4, 5, 6)));
    assertThat(floats(batch.get(0))).containsExactly(1, 2, 4, 5);
    assertThat(longs(batch.get(1))).containsExactly(2);
  }

  @Test
  void centersClipsOrBands() {
    Spectrogram clip = levels(2, 1, 3, 5, 7);
    assertThat(Centering.NONE.centered(clip)).containsExactly(1, 3, 5, 7);
    assertThat(Centering.CLIP.centered(clip)).containsExactly(-3, -1, 1, 3);
    assertThat(Centering.BANDS.centered(clip)).containsExactly(-1, 1, -1, 1);
    assertThat(Centering.BANDS.centered(levels(2))).isEmpty();
  }

  @Test
  void learnsMeanAndDeviationOfTheTrainingData() {
    Dataset<Clip> train =
        new ListDataset<>(
            List.of(
                new Sample<>("a", levels(1, 1, 2), OptionalInt.empty()),
                new Sample<>("b", levels(1, 6), OptionalInt.empty())),
            List.of());
    Collator<Clip> fitted = new LogMelCollator().fitted(train, Path.of("none"));
    var learnt = (LogMelCollator) fitted;
    assertThat(learnt.mean().getAsDouble()).isCloseTo(3, within(1e-9));
    assertThat(learnt.deviation().getAsDouble()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-9));
    assertThat(learnt.fitted(train, Path.of("none"))).isSameAs(learnt);
    var codec = new SpecCodec("modality 'audio'", List.of(LogMelCollator.class));
    assertThat(codec.read(codec.write(learnt))).isEqualTo(learnt);
  }

  @Test
  void trimmedSpectrogramsDoNotHangOnTheSilenceAroundThem() {
    Waveform word = Sounds.sine(440, 0.2, 8000);
    float[] later = new float[word.length() + 3200];
    System.arraycopy(word.data(), 0, later, 1600, word.length()); // a whole number of frames
    float[] one = floats(LogMelResized.trimmed().collate(List.of(word)).get(0));
    float[] other = floats(LogMelResized.trimmed().collate(List.of(word.with(later))).get(0));
    double[] differences = new double[one.length];
    Arrays.setAll(differences, i -> Math.abs(one[i] - other[i]));
    assertThat(Arrays.stream(differences).average().getAsDouble()).isLessThan(3); // of 50 dB
  }

  @Test
  void refusesSpectrogramsOfDifferentHeights() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogMelCollator().collate(List.of(levels(1, 1), levels(2, 1, 2))))
        .withMessage("spectrograms of one batch must have as many bands, but there are 1 and 2");
  }

  @Test
  void waveformsAreFilledAndCut() {
    List<Tensor> batch =
        new WaveformCollator(0.0005)
            .collate(List.of(Sounds.plain(1), Sounds.plain(), Sounds.plain(1, 2, 3, 4, 5)));
    assertThat(batch.get(0).shape()).containsExactly(3, 1, 4);
    assertThat(floats(batch.get(0))).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4);
    assertThat(longs(batch.get(1))).containsExactly(1, 1, 4);
  }

  @Test
  void statisticsAreMeanAndDeviationOfEachBand() {
    float[] row = floats(new LogMelStatistics(TINY).collate(List.of(levels(2, 1, 5, 2, 2))).get(0));
    assertThat(row).containsExactly(3, 2, 2, 0);
  }

  @Test
  void statisticsAreThoseOfTheBandsThatSpectrogramsHave() {
    List<Clip> clips = List.of(levels(2, 1, 5, 2, 2), levels(2, 0, 4, 3, 3));
    List<Tensor> batch = new LogMelStatistics().collate(clips);
    assertThat(batch.get(0).shape()).containsExactly(2, 4);
    assertThat(floats(batch.get(0))).containsExactly(3, 2, 2, 0, 2, 3, 2, 0);
  }

  @Test
  void controlsOfAClipDoNotHangOnItsBatch() {
    for (Collator<Clip> control : new AudioModality().baselines().values()) {
      for (List<Clip> clips :
          List.<List<Clip>>of(
              List.of(Sounds.sine(300, 0.5, 8000), Sounds.sine(900, 0.7, 8000)),
              List.of(levels(2, 1, 5, 2, 2), levels(2, 0, 4, 3, 3, 1, 1)))) {
        Tensor batch = control.collate(clips).get(0);
        int size = (int) batch.shape()[1];
        for (int i = 0; i < clips.size(); i++) {
          float[] row = Arrays.copyOfRange(floats(batch), i * size, (i + 1) * size);
          assertThat(row).isEqualTo(floats(control.collate(clips.subList(i, i + 1)).get(0)));
        }
      }
    }
  }

  @Test
  void resizedSpectrogramsHaveOneLength() {
    var collator = new LogMelResized(new LogMel(1), 4);
    List<Tensor> batch = collator.collate(List.of(levels(1, 0, 8), levels(1, 0, 1, 2, 3)));
    assertThat(batch.get(0).shape()).containsExactly(2, 4);
    assertThat(floats(batch.get(0))).containsExactly(0, 2, 6, 8, 0, 1, 2, 3);
  }
}
