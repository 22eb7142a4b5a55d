package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Timeline;
import dev.dyad.core.Windowed;
import dev.dyad.eval.Detection;
import dev.dyad.eval.MovingZScore;
import dev.dyad.eval.Score;
import dev.dyad.eval.SeriesDetection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores of the times of long series.
 *
 * @param timelines the series
 * @param scores for each of them one a time; NaN where there is none
 */
record TimeScores(List<Timeline> timelines, List<double[]> scores) {
  /**
   * From scores of windows; none if the samples are no windows.
   *
   * @param ids of the windows that were scored
   * @param windowScores one for each
   */
  static Optional<TimeScores> of(Dataset<?> data, List<String> ids, double[] windowScores) {
    if (!(data instanceof Windowed windows)) {
      return Optional.empty();
    }
    var rows = new HashMap<String, Integer>();
    for (int row = 0; row < windowScores.length; row++) {
      rows.put(ids.get(row), row);
    }
    var byTimeline = new ArrayList<List<Windowed.Window>>();
    var ownScores = new ArrayList<List<Double>>();
    windows
        .timelines()
        .forEach(
            t -> {
              byTimeline.add(new ArrayList<>());
              ownScores.add(new ArrayList<>());
            });
    for (int i = 0; i < data.size(); i++) {
      Integer row = rows.get(data.id(i));
      if (row != null) {
        Windowed.Window window = windows.window(i);
        byTimeline.get(window.timeline()).add(window);
        ownScores.get(window.timeline()).add(windowScores[row]);
      }
    }
    var scores = new ArrayList<double[]>();
    for (int t = 0; t < byTimeline.size(); t++) {
      List<Windowed.Window> own = byTimeline.get(t);
      scores.add(
          SeriesDetection.ofTimes(
              windows.timelines().get(t).values().length,
              own.stream().mapToInt(Windowed.Window::from).toArray(),
              own.stream().mapToInt(Windowed.Window::to).toArray(),
              ownScores.get(t).stream().mapToDouble(s -> s).toArray()));
    }
    return Optional.of(new TimeScores(windows.timelines(), List.copyOf(scores)));
  }

  /** Of the simplest detector, for the same times. */
  TimeScores movingZScore() {
    var simple = new ArrayList<double[]>();
    for (int i = 0; i < scores.size(); i++) {
      double[] own = scores.get(i);
      double[] all = new MovingZScore().scores(timelines.get(i).values());
      for (int t = 0; t < all.length; t++) {
        all[t] = Double.isNaN(own[t]) ? Double.NaN : all[t];
      }
      simple.add(all);
    }
    return new TimeScores(timelines, List.copyOf(simple));
  }

  /**
   * The threshold for a moving z-score from the normal times before the split; none where there are
   * too few for the rate.
   */
  OptionalDouble movingZThreshold(double falseAlarmRate) {
    var before = new ArrayList<Double>();
    for (Timeline timeline : timelines) {
      double[] all = new MovingZScore().scores(timeline.values());
      for (int t = new MovingZScore().window(); t < timeline.from(); t++) {
        if (!timeline.odd()[t]) {
          before.add(all[t]);
        }
      }
    }
    double[] heldOut = before.stream().mapToDouble(s -> s).toArray();
    double threshold =
        heldOut.length == 0
            ? Double.POSITIVE_INFINITY
            : Detection.threshold(heldOut, falseAlarmRate);
    return Double.isInfinite(threshold) ? OptionalDouble.empty() : OptionalDouble.of(threshold);
  }

  /** Figures by point and by range, of the series of which it is known which times are odd. */
  List<Score> figures(double threshold) {
    var detection = new SeriesDetection();
    for (int i = 0; i < scores.size(); i++) {
      if (timelines.get(i).isKnown()) {
        detection.add(scores.get(i), timelines.get(i).odd());
      }
    }
    return timelines.stream().anyMatch(Timeline::isKnown) ? detection.of(threshold) : List.of();
  }

  /** Times above the threshold, of all series. */
  long alarms(double threshold) {
    return scores.stream().flatMapToDouble(Arrays::stream).filter(s -> s > threshold).count();
  }
}
