package dev.dyad.audio;

/**
 * Makes a sound longer or shorter at the same pitch: WSOLA. The sound is cut into sequences that
 * overlap; each is taken from near its place where it best continues the one before, and faded in
 * over it. The best place is found on a coarse copy first, then to the sample.
 *
 * <p>The length is exact, the start is the start of the input and the end within 9 ms of its end,
 * and the fade keeps the energy whatever the two sides have in common. Sequences are 40 ms, as
 * those for speech in TarsosDSP and SoundTouch, of which 10 ms overlap, sought within 18 ms: longer
 * ones move the sounds of short words about.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1993.319366">Verhelst and Roelands 1993</a>
 */
final class TimeScale {
  private static final double SEQUENCE_SECONDS = 0.040;
  private static final double OVERLAP_SECONDS = 0.010;
  private static final double SEEK_SECONDS = 0.018;
  private static final int COARSE_RATE_HZ = 4000;
  private static final int SHORTEST = 16;
  private static final double MOST_CHANGE = Math.sqrt(2);

  private final float[] in;
  private final float[] out;
  private final double rate;
  private final int sequence;
  private final int overlap;
  private final int seek;
  private final int coarseness;
  private final float[] coarse;
  private final float[] fadeIn; // share of the new sequence in each sample of the overlap
  private float patternEnergy;
  private double likeness;

  private TimeScale(float[] in, int length, int sampleRateHz) {
    this.in = in;
    this.out = new float[length];
    this.rate = (double) in.length / length;
    int most = Math.min(in.length, length) / 2; // of short sounds, sequences are shorter
    double scale = Math.min(1, most / (SEQUENCE_SECONDS * sampleRateHz));
    sequence = (int) (SEQUENCE_SECONDS * sampleRateHz * scale);
    overlap = Math.max(1, (int) (OVERLAP_SECONDS * sampleRateHz * scale));
    seek = (int) (SEEK_SECONDS * sampleRateHz * scale);
    coarseness = Math.max(1, sampleRateHz / COARSE_RATE_HZ);
    coarse = coarseness == 1 ? in : means(in, coarseness);
    fadeIn = new float[overlap];
    for (int k = 0; k < overlap; k++) {
      fadeIn[k] = (k + 0.5f) / overlap;
    }
  }

  /**
   * The sound at another length.
   *
   * @param length in samples
   */
  static float[] stretch(float[] in, int length, int sampleRateHz) {
    if (in.length == length) {
      return in.clone();
    }
    if (Math.min(in.length, length) < SHORTEST) {
      return nearest(in, length);
    }
    return new TimeScale(in, length, sampleRateHz).stretch();
  }

  /** As loud as a reference, but changed by no more than 3 dB. */
  static float[] asLoudAs(float[] reference, float[] samples) {
    double wanted = Levels.rms(reference);
    double present = Levels.rms(samples);
    double bounded = Math.max(present / MOST_CHANGE, Math.min(present * MOST_CHANGE, wanted));
    return Levels.scaled(samples, bounded, present);
  }

  /** For sounds too short to have a pitch. */
  private static float[] nearest(float[] in, int length) {
    float[] out = new float[length];
    for (int i = 0; i < length && in.length > 0; i++) {
      out[i] = in[(int) ((long) i * in.length / length)];
    }
    return out;
  }

  /** The mean of each run of so many samples. */
  private static float[] means(float[] in, int run) {
    float[] means = new float[in.length / run];
    for (int i = 0, at = 0; i < means.length; i++) {
      float sum = 0;
      for (int k = 0; k < run; k++) {
        sum += in[at++];
      }
      means[i] = sum / run;
    }
    return means;
  }

  private float[] stretch() {
    int hop = sequence - overlap;
    int from = 0;
    int done = Math.min(sequence, out.length);
    System.arraycopy(in, 0, out, 0, done);
    while (done < out.length) {
      int start = done - overlap; // of the next sequence, in the result
      int continues = from + hop; // in the input, what would follow by itself
      int needed = Math.min(sequence, out.length - start);
      from = place(start, continues, needed);
      fade(start, from);
      int more = needed - overlap;
      System.arraycopy(in, from + overlap, out, done, more);
      done += more;
    }
    return out;
  }

  /** Where the sequence for a place of the result is taken from. */
  private int place(int start, int continues, int needed) {
    int last = in.length - needed;
    int wanted = Math.max(0, Math.min(last, (int) Math.round(start * rate)));
    int high = Math.min(last, wanted + seek / 2);
    int low = Math.max(0, Math.min(wanted, high) - seek / 2);
    return best(Math.min(continues, in.length - overlap), low, high, wanted);
  }

  /** The best place on the coarse copy, then twice as near, and so on to the sample. */
  private int best(int pattern, int low, int high, int wanted) {
    patternEnergy = dot(in, pattern, pattern, overlap);
    int best = Math.max(low, Math.min(high, coarseBest(pattern, low, high, wanted)));
    likeness = likeness(pattern, best);
    for (int step = coarseness / 2; step > 0; step /= 2) {
      int centre = best;
      for (int place = centre - step; place <= centre + step; place += 2 * step) {
        if (place >= low && place <= high) {
          double like = likeness(pattern, place);
          if (like > likeness) {
            likeness = like;
            best = place;
          }
        }
      }
    }
    return best;
  }

  private int coarseBest(int pattern, int low, int high, int wanted) {
    int length = overlap / coarseness;
    int first = low / coarseness;
    int last = Math.min(high / coarseness, coarse.length - length);
    float[] products = products(pattern / coarseness, first, last, length);
    float energy = 1e-12f;
    for (int k = 0; k < length; k++) {
      energy += coarse[first + k] * coarse[first + k];
    }
    int best = wanted;
    float most = 0;
    for (int place = first; place <= last; place++) {
      float product = Math.max(0, products[place - first]);
      float like = product * product / Math.max(1e-12f, energy);
      if (like > most) {
        most = like;
        best = place * coarseness + pattern % coarseness;
      }
      if (place < last) {
        float gone = coarse[place];
        float come = coarse[place + length];
        energy += come * come - gone * gone;
      }
    }
    return best;
  }

  /** Sums of products of the pattern with what lies at each of the places first..last. */
  private float[] products(int pattern, int first, int last, int length) {
    int count = Math.max(0, last - first + 1);
    float[] products = new float[count];
    int k = 0;
    for (; k + 3 < length; k += 4) {
      add(products, coarse, first + k, pattern + k, count);
    }
    for (; k < length; k++) {
      float factor = coarse[pattern + k];
      for (int i = 0; i < count; i++) {
        products[i] += factor * coarse[first + k + i];
      }
    }
    return products;
  }

  /**
   * Four products for every place at once, so that sums are loaded and stored a fourth as often.
   */
  private static void add(float[] products, float[] x, int from, int pattern, int count) {
    float a = x[pattern];
    float b = x[pattern + 1];
    float c = x[pattern + 2];
    float d = x[pattern + 3];
    for (int i = 0; i < count; i++) {
      products[i] +=
          a * x[from + i] + b * x[from + 1 + i] + (c * x[from + 2 + i] + d * x[from + 3 + i]);
    }
  }

  /** Cosine of the pattern and another piece as long as the overlap; 0 of silence. */
  private double likeness(int pattern, int other) {
    double energies = (double) patternEnergy * dot(in, other, other, overlap);
    return energies <= 0 ? 0 : dot(in, pattern, other, overlap) / Math.sqrt(energies);
  }

  private static float dot(float[] x, int one, int other, int length) {
    float sum0 = 0;
    float sum1 = 0;
    int k = 0;
    for (; k + 7 < length; k += 8) {
      int i = one + k;
      int j = other + k;
      sum0 += x[i] * x[j] + x[i + 1] * x[j + 1] + (x[i + 2] * x[j + 2] + x[i + 3] * x[j + 3]);
      sum1 +=
          x[i + 4] * x[j + 4] + x[i + 5] * x[j + 5] + (x[i + 6] * x[j + 6] + x[i + 7] * x[j + 7]);
    }
    for (; k < length; k++) {
      sum0 += x[one + k] * x[other + k];
    }
    return sum0 + sum1;
  }

  /**
   * Fades what lies at the end of the result over into a new sequence. With likeness r, the sum of
   * weights a and b has the power a² + b² + 2abr, by which it is divided.
   */
  private void fade(int start, int from) {
    float like = (float) Math.max(0, Math.min(1, likeness));
    fade(out, start, in, from, fadeIn, like);
  }

  private static void fade(
      float[] out, int start, float[] in, int from, float[] share, float like) {
    for (int k = 0; k < share.length; k++) {
      float b = share[k];
      float a = 1 - b;
      float power = a * a + b * b + 2 * a * b * like;
      out[start + k] = (a * out[start + k] + b * in[from + k]) / (float) Math.sqrt(power);
    }
  }
}
