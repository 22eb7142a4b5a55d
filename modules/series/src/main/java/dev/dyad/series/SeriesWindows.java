package dev.dyad.series;

import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import dev.dyad.core.Timeline;
import dev.dyad.core.Windowed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Long series cut into windows, which are cut when asked for: sample {@code NAME/17} begins at time
 * 17. A window is odd if one of its times is.
 */
final class SeriesWindows implements Dataset<Series>, Windowed {
  private static final List<String> LABELS = List.of("normal", "odd");

  private final List<Series> series = new ArrayList<>();
  private final List<Timeline> timelines = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /**
   * Cuts one more series.
   *
   * @param from begin of the split
   * @param to its end
   * @param length times a window
   * @param stride times from one window to the next
   */
  void add(String name, LongSeries added, int from, int to, int length, int stride) {
    float[] first = added.values().channel(0);
    timelines.add(new Timeline(name, first, added.odd(), added.isLabelled(), from, to));
    series.add(added.values());
    for (int begin = from; begin + length <= to; begin += stride) {
      windows.add(new Window(timelines.size() - 1, begin, begin + length));
    }
    if (to - from < length) {
      skip(name, "has %d times here, fewer than window = %d".formatted(to - from, length));
    }
  }

  /** Notes a series that cannot be read. */
  void skip(String name, String reason) {
    skipped.add(new Skipped(name, reason));
  }

  /** This, if there is a window. */
  SeriesWindows requireSome(Path path, int length) {
    Require.that(
        !windows.isEmpty(),
        "%s: no series of at least window = %d times. Lower data.reader's window%s",
        path,
        length,
        skipped.isEmpty() ? "" : "; " + skipped.get(0).reason());
    return this;
  }

  @Override
  public int size() {
    return windows.size();
  }

  @Override
  public Sample<Series> get(int index) {
    Window window = windows.get(index);
    Series whole = series.get(window.timeline());
    return new Sample<>(id(index), whole.range(window.from(), window.to()), label(index));
  }

  @Override
  public String id(int index) {
    Window window = windows.get(index);
    return timelines.get(window.timeline()).name() + "/" + window.from();
  }

  @Override
  public OptionalInt label(int index) {
    Timeline timeline = timelines.get(windows.get(index).timeline());
    return timeline.isKnown()
        ? OptionalInt.of(windows.get(index).isOdd(timeline) ? 1 : 0)
        : OptionalInt.empty();
  }

  @Override
  public List<String> labelNames() {
    return timelines.stream().anyMatch(Timeline::isKnown) ? LABELS : List.of();
  }

  @Override
  public List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  @Override
  public List<Timeline> timelines() {
    return List.copyOf(timelines);
  }

  @Override
  public Window window(int index) {
    return windows.get(index);
  }
}
