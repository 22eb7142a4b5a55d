package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCollatorTest {
  private static final Path NOWHERE = Path.of("");

  private static float[] floats(Tensor tensor) {
    var data = ((Tensor.Floats) tensor).data();
    float[] values = new float[data.remaining()];
    data.get(values);
    return values;
  }

  @Test
  void learntScalingGivesMeanZeroAndDeviationOne() {
    var train =
        ListDataset.of(
            List.of(Series.of(new float[] {1, 3}), Series.of(new float[] {5, 7, Float.NaN})));
    SeriesCollator fitted = new SeriesCollator().fitted(train, NOWHERE);
    assertThat(fitted.means()).containsExactly(4.0);
    assertThat(fitted.deviations().get(0)).isCloseTo(Math.sqrt(5), within(1e-12));
  }

  @Test
  void shortSeriesAndGapsAreFilledWithZeros() {
    var collator = new SeriesCollator(List.of(1.0), List.of(2.0));
    List<Tensor> batch =
        collator.collate(
            List.of(Series.of(new float[] {3, Float.NaN, 7}), Series.of(new float[] {5})));
    assertThat(batch.get(0).shape()).containsExactly(2, 1, 3);
    assertThat(floats(batch.get(0))).containsExactly(1, 0, 3, 2, 0, 0);
    assertThat(((Tensor.Longs) batch.get(1)).data().get(0)).isEqualTo(3);
    assertThat(((Tensor.Longs) batch.get(1)).data().get(1)).isEqualTo(1);
  }

  @Test
  void channelThatNeverChangesIsOnlyShifted() {
    var train = ListDataset.of(List.of(Series.of(new float[] {8, 8, 8})));
    assertThat(new SeriesCollator().fitted(train, NOWHERE).deviations()).containsExactly(1.0);
  }

  @Test
  void rejectsSeriesOfOtherChannels() {
    var two = Series.of(new float[] {1}, new float[] {2});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesCollator().collate(List.of(two, Series.of(new float[] {1}))))
        .withMessage("all series must have 2 channels, but one has 1");
  }

  @Test
  void baselineIsTheSeriesBroughtToTheCommonLength() {
    var train =
        ListDataset.of(
            List.of(
                Series.of(new float[] {0, 2}),
                Series.of(new float[] {0, 1, 2}),
                Series.of(new float[] {2, 1, 0})));
    Resampled fitted = new Resampled().fitted(train, NOWHERE);
    assertThat(fitted.length()).isEqualTo(3);
    float[] line = floats(fitted.collate(List.of(Series.of(new float[] {0, 2}))).get(0));
    float[] same = floats(fitted.collate(List.of(Series.of(new float[] {0, 1, 2}))).get(0));
    assertThat(line).isEqualTo(same);
  }

  @Test
  void baselineBridgesWhatIsMissing() {
    var train = ListDataset.of(List.of(Series.of(new float[] {0, 1, 2, 3, 4})));
    Resampled fitted = new Resampled().fitted(train, NOWHERE);
    float[] whole = floats(fitted.collate(List.of(Series.of(new float[] {0, 1, 2}))).get(0));
    float[] gap = floats(fitted.collate(List.of(Series.of(new float[] {0, Float.NaN, 2}))).get(0));
    assertThat(gap).isEqualTo(whole);
  }

  @Test
  void baselineOfNothingMeasuredIsTheMean() {
    var train = ListDataset.of(List.of(Series.of(new float[] {0, 1, 2})));
    Resampled fitted = new Resampled().fitted(train, NOWHERE);
    float[] row = floats(fitted.collate(List.of(Series.of(new float[] {Float.NaN}))).get(0));
    assertThat(row).containsOnly(0);
  }

  @Test
  void baselineRejectsSeriesOfOtherChannels() {
    var train = ListDataset.of(List.of(Series.of(new float[] {0, 1, 2})));
    Resampled fitted = new Resampled().fitted(train, NOWHERE);
    var two = Series.of(new float[] {1}, new float[] {2});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.collate(List.of(two)))
        .withMessage("series must have 1 channels as those trained on, but one has 2");
  }
}
