package dev.dyad.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A scale with its marks.
 *
 * @param name what it measures; may be empty
 * @param low value at its start
 * @param high value at its end
 * @param logarithmic whether equal ratios, not differences, are equally far apart
 * @param marks where lines and numbers stand
 */
record Axis(String name, double low, double high, boolean logarithmic, List<Mark> marks) {
  /** A value with its written form. */
  record Mark(double value, String text) {}

  /** Where the value lies: 0 at the start, 1 at the end. */
  double share(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Marks at about that many round values inside; the ends are kept as they are. */
  static Axis within(String name, double low, double high, int count) {
    if (!(high > low)) {
      double half = low == 0 ? 1 : Math.abs(low) * 0.5;
      return within(name, low - half, low + half, count);
    }
    double step = step(low, high, count);
    return new Axis(name, low, high, false, marks(low, high, step, written(step)));
  }

  /** Ends moved out to round values. */
  static Axis around(String name, double low, double high, int count) {
    if (!(high > low)) {
      double half = low == 0 ? 1 : Math.abs(low) * 0.5;
      return around(name, low - half, low + half, count);
    }
    double step = step(low, high, count);
    double start = Math.floor(low / step + 1e-9) * step;
    double end = Math.ceil(high / step - 1e-9) * step;
    return new Axis(name, start, end, false, marks(start, end, step, written(step)));
  }

  /** The same axis with other words at its marks. */
  Axis written(DoubleFunction<String> words) {
    return new Axis(
        name,
        low,
        high,
        logarithmic,
        marks.stream().map(m -> new Mark(m.value(), words.apply(m.value()))).toList());
  }

  private static double step(double low, double high, int count) {
    double rough = (high - low) / count;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  private static List<Mark> marks(
      double low, double high, double step, DoubleFunction<String> words) {
    var marks = new ArrayList<Mark>();
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = first; i <= last; i++) {
      marks.add(new Mark(i * step, words.apply(i * step)));
    }
    return marks;
  }

  /** As many digits as steps of that size need. */
  private static DoubleFunction<String> written(double step) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (digits > 4) {
      return value -> String.format(Locale.ROOT, "%.1e", value);
    }
    return value -> {
      boolean thousands = step >= 1000 && value != 0;
      return thousands ? Numbers.fixed(value / 1000, 0) + "k" : Numbers.fixed(value, digits);
    };
  }
}
