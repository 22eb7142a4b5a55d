package dev.dyad.series;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.core.UnreadableSampleException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The series itself as a vector, the control of every encoder: scaled like an encoder's input,
 * brought to the median length of the training data by straight lines, missing values bridged. Its
 * nearest neighbours by Euclidean distance are the archive's usual base line.
 *
 * @param length times a channel; learnt from training data where 0
 * @param scaling of the channels
 */
record Resampled(int length, SeriesCollator scaling) implements Collator<Series> {
  Resampled {
    Require.within("length", length, 0, 1_000_000);
  }

  Resampled() {
    this(0, new SeriesCollator());
  }

  @Override
  public Resampled fitted(Dataset<Series> train, Path folder) {
    var lengths = new ArrayList<Integer>();
    for (int i = 0; i < train.size(); i++) {
      readable(train, i).ifPresent(series -> lengths.add(series.length()));
    }
    int[] sorted = lengths.stream().mapToInt(n -> n).sorted().toArray();
    int middle = sorted.length == 0 ? 1 : Math.max(1, sorted[sorted.length / 2]);
    return new Resampled(middle, scaling.fitted(train, folder));
  }

  /** A sample, if it can be read; who trains on it lists it if not. */
  static Optional<Series> readable(Dataset<Series> data, int index) {
    try {
      return Optional.of(data.get(index).value());
    } catch (UnreadableSampleException listedInTraining) {
      return Optional.empty();
    }
  }

  /** Straight lines over what is missing; channels without any value stay as they are. */
  private static Series bridged(Series series) {
    float[][] channels = new float[series.channels()][];
    for (int c = 0; c < channels.length; c++) {
      float[] channel = series.channel(c);
      double[] bridged = Spectrum.bridged(channel);
      boolean measured = false;
      for (float value : channel) {
        measured |= !Float.isNaN(value);
      }
      for (int t = 0; measured && t < channel.length; t++) {
        channel[t] = (float) bridged[t];
      }
      channels[c] = channel;
    }
    return Series.of(channels);
  }

  @Override
  public List<Tensor> collate(List<Series> batch) {
    int channels = scaling.means().size();
    for (Series series : batch) {
      Require.that(
          series.channels() == channels,
          "series must have %d channels as those trained on, but one has %d",
          channels,
          series.channels());
    }
    var vectors = new Tensor.Floats(batch.size(), (long) channels * length);
    FloatBuffer data = vectors.data();
    for (Series series : batch) {
      double[] times = Times.even(0, Math.max(0, series.length() - 1), length);
      float[] row = new float[channels * length];
      if (series.length() > 0) {
        Series even = Times.at(bridged(series), times);
        for (int c = 0; c < channels; c++) {
          for (int t = 0; t < length; t++) {
            float x = even.at(c, t);
            double mean = scaling.means().get(c);
            row[c * length + t] =
                Float.isNaN(x) ? 0 : Finite.of((x - mean) / scaling.deviations().get(c));
          }
        }
      }
      data.put(row);
    }
    return List.of(vectors);
  }
}
