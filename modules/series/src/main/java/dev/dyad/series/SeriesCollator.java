package dev.dyad.series;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scales each channel by mean and deviation of the training data and makes batches of one length:
 * values (N, C, L), where missing values and what follows a shorter series are 0, and lengths (N).
 *
 * @param means by channel; learnt from training data where empty
 * @param deviations by channel; learnt from training data where empty
 */
public record SeriesCollator(List<Double> means, List<Double> deviations)
    implements Collator<Series> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there are not as many means as deviations, or a deviation
   *     is not positive
   */
  public SeriesCollator {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    Require.that(
        means.size() == deviations.size(),
        "there must be as many means as deviations, but there are %d and %d",
        means.size(),
        deviations.size());
    deviations.forEach(d -> Require.positive("deviations", d));
  }

  /** Scaling to be learnt from training data. */
  public SeriesCollator() {
    this(List.of(), List.of());
  }

  @Override
  public SeriesCollator fitted(Dataset<Series> train, Path folder) {
    if (!means.isEmpty()) {
      return this;
    }
    var moments = new ArrayList<double[]>(); // count, sum, sum of squares
    for (int i = 0; i < train.size(); i++) {
      Resampled.readable(train, i).ifPresent(series -> add(series, moments));
    }
    var learntMeans = new ArrayList<Double>();
    var learntDeviations = new ArrayList<Double>();
    for (double[] m : moments) {
      double mean = m[0] == 0 ? 0 : m[1] / m[0];
      double variance = m[0] == 0 ? 0 : m[2] / m[0] - mean * mean;
      learntMeans.add(mean);
      learntDeviations.add(
          variance > 1e-12 * mean * mean && variance > 0 ? Math.sqrt(variance) : 1);
    }
    return new SeriesCollator(learntMeans, learntDeviations);
  }

  private static void add(Series series, List<double[]> moments) {
    while (moments.size() < series.channels()) {
      moments.add(new double[3]);
    }
    for (int c = 0; c < series.channels(); c++) {
      double[] m = moments.get(c);
      for (float x : series.channel(c)) {
        if (!Float.isNaN(x)) {
          m[0]++;
          m[1] += x;
          m[2] += (double) x * x;
        }
      }
    }
  }

  @Override
  public int extent(Series series) {
    return series.length();
  }

  @Override
  public List<Tensor> collate(List<Series> batch) {
    int channels = batch.get(0).channels();
    int longest = 1;
    for (Series series : batch) {
      Require.that(
          series.channels() == channels && (means.isEmpty() || channels == means.size()),
          "all series must have %d channels, but one has %d",
          means.isEmpty() ? channels : means.size(),
          series.channels());
      longest = Math.max(longest, series.length());
    }
    var values = new Tensor.Floats(batch.size(), channels, longest);
    var lengths = new Tensor.Longs(batch.size());
    FloatBuffer data = values.data();
    LongBuffer counts = lengths.data();
    for (Series series : batch) {
      counts.put(series.length());
      for (int c = 0; c < channels; c++) {
        data.put(scaled(series, c, longest));
      }
    }
    return List.of(values, lengths);
  }

  private float[] scaled(Series series, int channel, int longest) {
    double mean = means.isEmpty() ? 0 : means.get(channel);
    double deviation = means.isEmpty() ? 1 : deviations.get(channel);
    float[] row = new float[longest];
    for (int t = 0; t < series.length(); t++) {
      float x = series.at(channel, t);
      row[t] = Float.isNaN(x) ? 0 : Finite.of((x - mean) / deviation);
    }
    return row;
  }
}
