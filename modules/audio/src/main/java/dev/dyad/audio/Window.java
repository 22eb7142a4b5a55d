package dev.dyad.audio;

/**
 * How a frame is faded at its ends before its spectrum is taken. All are periodic, so that frames
 * of half their length apart add up evenly: value i of n is a function of {@code 2πi/n}.
 */
public enum Window {
  /** {@code 0.5 - 0.5 cos}. */
  HANN {
    @Override
    double at(double angle) {
      return 0.5 - 0.5 * Math.cos(angle);
    }
  },
  /** {@code 0.54 - 0.46 cos}. */
  HAMMING {
    @Override
    double at(double angle) {
      return 0.54 - 0.46 * Math.cos(angle);
    }
  },
  /** {@code 0.42 - 0.5 cos + 0.08 cos 2}. */
  BLACKMAN {
    @Override
    double at(double angle) {
      return 0.42 - 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
    }
  },
  /** Not faded. */
  RECTANGULAR {
    @Override
    double at(double angle) {
      return 1;
    }
  };

  abstract double at(double angle);

  /** The factors of a frame of the given length. */
  public float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) at(2 * Math.PI * i / length);
    }
    return values;
  }
}
