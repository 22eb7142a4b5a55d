package dev.dyad.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.effects.DelayEffect;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds echoes that repeat and fade: {@code y[n] = x[n] + decay · y[n - delay]}, by TarsosDSP. The
 * clip keeps its length and its level; echoes beyond its end are lost.
 *
 * @param delayMs from the sound to its echo, within 1..10,000
 * @param decay of each echo against the one before, within 0..0.95
 */
public record Echo(Range delayMs, Range decay) implements Augmentation<Clip> {
  /** 20 to 150 ms, 0.1 to 0.5. */
  public Echo() {
    this(new Range(20, 150), new Range(0.1, 0.5));
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Echo {
    delayMs.within("delayMs", 1, 10_000);
    decay.within("decay", 0, 0.95);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Repeated(delayMs.draw(random), decay.draw(random)));
  }

  /**
   * Adds echoes.
   *
   * @param delayMs in 1..10,000
   * @param decay in 0..0.95
   */
  public record Repeated(double delayMs, double decay) implements Change<Clip> {
    private static final int BITS = 16;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Repeated {
      Require.within("delayMs", delayMs, 1, 10_000);
      Require.within("decay", decay, 0, 0.95);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Echo");
      int rate = waveform.sampleRateHz();
      long delay = Math.max(1, Math.round(delayMs * rate / 1000));
      if (delay >= waveform.length()) {
        return waveform;
      }
      // half a sample more, since TarsosDSP cuts the product off to a whole number
      var echo = new DelayEffect((delay + 0.5) / rate, decay, rate);
      var event = new AudioEvent(new TarsosDSPAudioFormat(rate, BITS, 1, true, false));
      event.setFloatBuffer(waveform.samples());
      echo.process(event);
      float[] echoed = event.getFloatBuffer();
      double before = Levels.rms(waveform.data());
      return waveform.with(Levels.scaled(echoed, before, Levels.rms(echoed)));
    }
  }
}
