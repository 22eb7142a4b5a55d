package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesDetectionTest {
  private static Score named(List<Score> scores, String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void scoreOfATimeIsTheMeanOfTheWindowsThatHoldIt() {
    double[] scores =
        SeriesDetection.ofTimes(6, new int[] {0, 2}, new int[] {3, 5}, new double[] {1, 4});
    assertThat(scores).containsExactly(1, 1, 2.5, 4, 4, Double.NaN);
  }

  @Test
  void rangesAreFoundByOneAlarmAndAlarmsAreRightIfTheyTouchOne() {
    var detection = new SeriesDetection();
    //                  odd 1..3 found   odd 6..7 missed   alarms: 3..4 right, 9 wrong
    double[] scores = {0, 0, 0, 5, 5, 0, 0, 0, 0, 5};
    boolean[] odd = {false, true, true, true, false, false, true, true, false, false};
    detection.add(scores, odd);
    Score ranges = named(detection.of(1), "rangeF1.value");
    assertThat(ranges.details()).containsEntry("recall", 0.5).containsEntry("precision", 0.5);
    assertThat(ranges.details()).containsEntry("ranges", 2.0).containsEntry("alarms", 2.0);
    assertThat(ranges.value()).isCloseTo(0.5, within(1e-12));
    assertThat(named(detection.of(1), "pointF1.value").value()).isCloseTo(2.0 / 8, within(1e-12));
  }

  @Test
  void rangesOfTwoSeriesNeverRunTogether() {
    var detection = new SeriesDetection();
    detection.add(new double[] {0, 5}, new boolean[] {false, true});
    detection.add(new double[] {5, 0}, new boolean[] {true, false});
    Score ranges = named(detection.of(1), "rangeF1.value");
    assertThat(ranges.details()).containsEntry("ranges", 2.0).containsEntry("alarms", 2.0);
  }

  @Test
  void timesWithoutAScoreDoNotCount() {
    var detection = new SeriesDetection();
    detection.add(new double[] {Double.NaN, 1, 2, 3}, new boolean[] {true, false, false, true});
    List<Score> scores = detection.of(2.5);
    assertThat(named(scores, "pointAuroc").value()).isEqualTo(1);
    assertThat(named(scores, "rangeF1.value").details()).containsEntry("ranges", 1.0);
  }

  @Test
  void saysNothingWhereNoTimeIsOdd() {
    var detection = new SeriesDetection();
    detection.add(new double[] {1, 2}, new boolean[2]);
    assertThat(detection.of(0)).isEmpty();
  }

  @Test
  void pointsHaveNoIntervals() {
    var detection = new SeriesDetection();
    detection.add(new double[] {1, 2}, new boolean[] {false, true});
    assertThat(named(detection.of(0), "pointAuroc").details()).doesNotContainKey("low");
  }

  @Test
  void rejectsMarksOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesDetection().add(new double[3], new boolean[2]))
        .withMessage("there must be one score for each of the 2 times, but there are 3");
  }

  @Test
  void movingZScoreAgreesWithItsDefinition() {
    Seeds.forAll(
        10,
        random -> {
          float[] values = new float[12];
          for (int t = 0; t < values.length; t++) {
            values[t] = (float) random.nextGaussian();
          }
          double mean = ((double) values[5] + values[6] + values[7]) / 3;
          double variance = 0;
          for (int t = 5; t < 8; t++) {
            variance += (values[t] - mean) * (values[t] - mean) / 3;
          }
          double[] scores = new MovingZScore(3).scores(values);
          assertThat(scores[8])
              .isCloseTo(Math.abs(values[8] - mean) / Math.sqrt(variance), within(1e-9));
          assertThat(scores[0]).isZero();
        });
  }

  @Test
  void movingZScoreIsFiniteWhereNothingChangesAndWithGaps() {
    float[] values = {1, 1, 1, 1, 2, Float.NaN, 1};
    double[] scores = new MovingZScore(3).scores(values);
    assertThat(scores).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(scores[3]).isZero();
    assertThat(scores[4]).isGreaterThan(1000);
    assertThat(scores[5]).isZero();
  }
}
