package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Drawing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionSectionsTest {
  private static Detections.Detector detector(double[] normal, double[] odd) {
    return new Detections.Detector("encoder", normal, odd);
  }

  private static String page(Section... sections) {
    return Page.of(new Report("odd", "", List.of(sections), Map.of()));
  }

  private static List<String> spots(Chart chart) {
    return chart.spots().stream().map(Chart.Spot::text).toList();
  }

  /** Odd 3 and 1, normal 2 and 0: one odd, then one normal, then the other odd. */
  @Test
  void curvesPassThroughEveryThreshold() {
    var detections =
        new Detections(2.5, List.of(detector(new double[] {0, 2}, new double[] {3, 1})));
    List<String> roc = spots(DetectionChart.roc(detections));
    assertThat(roc).hasSize(5);
    assertThat(roc.get(1)).contains("recall 50.0").contains("false-alarm rate 0.0");
    assertThat(roc.get(3)).contains("recall 100.0").contains("false-alarm rate 50.0");
    List<String> precision = spots(DetectionChart.precisionRecall(detections));
    assertThat(precision.get(0)).contains("precision 100.0").contains("recall 50.0");
    assertThat(precision.get(2)).contains("precision 66.7").contains("recall 100.0");
  }

  @Test
  void curvesNeedToKnowWhatIsOdd() {
    var unknown = new Detections(1, List.of(detector(new double[] {0, 2}, new double[0])));
    assertThat(page(unknown)).contains("all samples").doesNotContain("precision over recall");
  }

  @Test
  void infiniteThresholdIsNotDrawn() {
    var never =
        new Detections(
            Double.POSITIVE_INFINITY, List.of(detector(new double[] {0, 2}, new double[] {3})));
    assertThat(page(never)).doesNotContain("NaN").doesNotContain(">threshold<");
  }

  @Test
  void oddestAreMarkedWhereItIsKnown() {
    var item = new Neighbours.Item("<b>1</b>", Optional.of("seven"), new Drawing.Words("seven"));
    var known = new Oddest(List.of(new Oddest.Sample(item, 3.25, Optional.of(false))));
    assertThat(page(known)).contains("✗ normal").contains("3.25").doesNotContain("<b>1</b>");
    var unknown = new Oddest(List.of(new Oddest.Sample(item, 3.25, Optional.empty())));
    assertThat(page(unknown)).doesNotContain("✗ normal");
  }

  @Test
  void timelineTellsValueScoreAndWhatIsKnown() {
    float[] values = {1, Float.NaN, 3, 4};
    double[] scores = {Double.NaN, 0.5, 2, 0.5};
    var line =
        new Timelines.Line("load", values, scores, new boolean[] {false, false, true, false}, 1);
    List<String> spots = spots(TimelineChart.of(line));
    assertThat(spots.get(0)).isEqualTo("time 0\nvalue 1.00");
    assertThat(spots.get(2)).isEqualTo("time 2\nvalue 3.00\nscore 2.00\nknown to be odd");
    assertThat(page(new Timelines(List.of(line)))).contains("load").doesNotContain("NaN,");
  }

  @Test
  void timelinesOfNothingAndOfOneValueAreDrawn() {
    float[] one = {5};
    var flat = new Timelines.Line("one", one, new double[] {1}, new boolean[1], 1);
    var gaps =
        new Timelines.Line(
            "gaps",
            new float[] {Float.NaN, Float.NaN},
            new double[] {Double.NaN, Double.NaN},
            new boolean[2],
            Double.POSITIVE_INFINITY);
    assertThat(page(new Timelines(List.of(flat, gaps)))).contains("gaps");
  }

  @Test
  void rejectsMarksOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timelines.Line("a", new float[2], new double[2], new boolean[1], 1))
        .withMessage(
            "a: there must be as many scores and marks as values, 2, but there are 2 and 1");
  }
}
