package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Mixes a clip with a recording of something else, from a random place of it, at a given distance
 * below the clip's own level. A recording shorter than the clip is repeated; one of another rate is
 * brought to the clip's. Silence stays silence.
 *
 * @param noises folder or {@code .zip} of recordings; pink noise stands in where absent
 * @param snrDb signal-to-noise ratio in decibels, within -30..100
 */
public record BackgroundNoise(Optional<Path> noises, Range snrDb) implements Augmentation<Clip> {
  private static final double PINK_DB_PER_OCTAVE = -3;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BackgroundNoise {
    snrDb.within("snrDb", -30, 100);
  }

  /** Pink noise, from 3 to 30 dB as in audiomentations. */
  public BackgroundNoise() {
    this(Optional.empty(), new Range(3, 30));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    int rate = in.value().waveform("BackgroundNoise").sampleRateHz();
    double snr = snrDb.draw(random);
    if (noises.isEmpty()) {
      return in.then(new ColoredNoise.ColorAdded(snr, PINK_DB_PER_OCTAVE, random.nextLong()));
    }
    List<String> names = SoundBank.names(noises.get());
    String name = names.get(random.nextInt(names.size()));
    int start = random.nextInt(SoundBank.sound(noises.get(), name, rate).length());
    return in.then(new Mixed(noises.get(), name, start, snr));
  }

  /**
   * Mixes with a recording.
   *
   * @param noises folder or {@code .zip} of recordings
   * @param name of the file there
   * @param start the first of its samples that is used, at the clip's rate
   * @param snrDb signal-to-noise ratio in decibels, in -30..100
   */
  public record Mixed(Path noises, String name, int start, double snrDb) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Mixed {
      Require.within("snrDb", snrDb, -30, 100);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("BackgroundNoise");
      Waveform noise = SoundBank.sound(noises, name, waveform.sampleRateHz());
      float[] part = new float[waveform.length()];
      for (int i = 0; i < part.length; i++) {
        part[i] = noise.at((int) (((long) start + i) % noise.length()));
      }
      return Mixing.atSnr(waveform, part, snrDb);
    }
  }
}
