package dev.dyad.core;

import java.util.List;

/**
 * What a data set also is if its samples are windows of long recordings: neighbours share times, so
 * that what is held out must be held out in one piece, and scores of windows are scores of times.
 */
public interface Windowed {
  /** The recordings. */
  List<Timeline> timelines();

  /** Where a sample lies. */
  Window window(int index);

  /**
   * Times of a recording.
   *
   * @param timeline index of the recording
   * @param from first time
   * @param to end
   */
  record Window(int timeline, int from, int to) {
    /** Whether a time of it is known to be odd. */
    public boolean isOdd(Timeline of) {
      for (int t = from; t < to; t++) {
        if (of.odd()[t]) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Whether a sample is within the last part of its recording's split, or within the rest of it; a
   * window that reaches across is in neither.
   *
   * @param share length of the last part, as a share of the split
   * @param last which part
   */
  default boolean isWithin(int index, double share, boolean last) {
    Window window = window(index);
    Timeline timeline = timelines().get(window.timeline());
    double border = timeline.to() - share * (timeline.to() - timeline.from());
    return last ? window.from() >= border : window.to() <= border;
  }
}
