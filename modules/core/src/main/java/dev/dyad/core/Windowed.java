package dev.dyad.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

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

    /** The times from the begin of the first of the two to the end of the last. */
    private Window span(Window other) {
      return new Window(timeline, Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  /**
   * Tells which of some windows are within the last part of the times that the windows of their
   * recording span, or within the rest of these times; one that reaches across is in neither.
   *
   * @param share length of the last part, as a share of these times
   * @param last which part
   */
  static IntPredicate part(List<Window> windows, double share, boolean last) {
    Map<Integer, Window> spans = new HashMap<>();
    windows.forEach(window -> spans.merge(window.timeline(), window, Window::span));
    return i -> {
      Window window = windows.get(i);
      Window span = spans.get(window.timeline());
      double border = span.to() - share * (span.to() - span.from());
      return last ? window.from() >= border : window.to() <= border;
    };
  }
}
