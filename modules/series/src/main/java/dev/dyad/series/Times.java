package dev.dyad.series;

/** Reads series at times between their own. */
final class Times {
  private Times() {}

  /**
   * The values of all channels at the given times, by straight lines; NaN beside a missing value
   * unless the time falls exactly on a measured one. Times outside are taken to the nearer end.
   */
  static Series at(Series series, double[] times) {
    int length = series.length();
    float[] values = new float[series.channels() * times.length];
    for (int c = 0; c < series.channels(); c++) {
      for (int i = 0; i < times.length; i++) {
        double time = Math.max(0, Math.min(length - 1.0, times[i]));
        int before = (int) time;
        double share = time - before;
        float left = series.at(c, before);
        values[c * times.length + i] =
            share == 0
                ? left
                : Finite.of(left + share * ((double) series.at(c, before + 1) - left));
      }
    }
    return series.with(values);
  }

  /** Count times from first to last, evenly spaced; the middle where there is one. */
  static double[] even(double first, double last, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = count == 1 ? (first + last) / 2 : first + (last - first) * i / (count - 1.0);
    }
    return times;
  }
}
