package dev.dyad.audio;

/**
 * Pitch as it is heard: frequencies that sound equally far apart are equally far apart. As librosa
 * defines them.
 */
public enum MelScale {
  /** Slaney 1998: linear to 1000 Hz (66.67 Hz a mel), then logarithmic, 27 mel for 6.4 times. */
  SLANEY {
    @Override
    public double mel(double hertz) {
      return hertz < BREAK_HZ
          ? hertz / HZ_PER_MEL
          : BREAK_HZ / HZ_PER_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP;
    }

    @Override
    public double hertz(double mel) {
      double above = mel - BREAK_HZ / HZ_PER_MEL;
      return above < 0 ? mel * HZ_PER_MEL : BREAK_HZ * Math.exp(above * LOG_STEP);
    }
  },
  /** O'Shaughnessy 1987, as in HTK: {@code 2595 log10(1 + f / 700)}. */
  HTK {
    @Override
    public double mel(double hertz) {
      return 2595 * Math.log10(1 + hertz / 700);
    }

    @Override
    public double hertz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  };

  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double BREAK_HZ = 1000;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  /** Mel of a frequency, at least 0 Hz. */
  public abstract double mel(double hertz);

  /** Frequency of a mel, at least 0. */
  public abstract double hertz(double mel);
}
