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
 * Puts a clip into a room: convolves it with an impulse response, and keeps its length and level.
 * The response is one of a folder's files, or a made one: the sound itself, then noise that falls
 * by 60 dB in the reverberation time, the two a given ratio apart.
 *
 * @param responses folder or {@code .zip} of impulse responses; made ones where absent
 * @param reverberationMs time in which made reverberation falls by 60 dB, within 1..10,000
 * @param directToReverbDb energy of the sound itself to that of made reverberation, within -20..60
 */
public record Reverb(Optional<Path> responses, Range reverberationMs, Range directToReverbDb)
    implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Reverb {
    reverberationMs.within("reverberationMs", 1, 10_000);
    directToReverbDb.within("directToReverbDb", -20, 60);
  }

  /** Rooms made up: 100 to 600 ms, 0 to 12 dB. */
  public Reverb() {
    this(Optional.empty(), new Range(100, 600), new Range(0, 12));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    if (responses.isPresent()) {
      List<String> names = SoundBank.names(responses.get());
      return in.then(new Echoed(responses.get(), names.get(random.nextInt(names.size()))));
    }
    double ms = reverberationMs.draw(random);
    return in.then(new Reverberated(ms, directToReverbDb.draw(random), random.nextLong()));
  }

  /**
   * Puts a clip into a made room.
   *
   * @param reverberationMs in 1..10,000
   * @param directToReverbDb in -20..60
   * @param key of the generator that draws the reverberation
   */
  public record Reverberated(double reverberationMs, double directToReverbDb, long key)
      implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Reverberated {
      Require.within("reverberationMs", reverberationMs, 1, 10_000);
      Require.within("directToReverbDb", directToReverbDb, -20, 60);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Reverb");
      double decay = reverberationMs / 1000 * waveform.sampleRateHz();
      int length = (int) Math.max(2, Math.min(waveform.length(), decay));
      float[] response = Noise.white(length, key);
      response[0] = 0;
      for (int i = 1; i < length; i++) {
        response[i] *= (float) Math.pow(10, -3 * i / decay);
      }
      double energy = Math.sqrt(length) * Levels.rms(response);
      response = Levels.scaled(response, Levels.amplitude(-directToReverbDb), energy);
      response[0] = 1;
      return Convolution.inRoom(waveform, response);
    }
  }

  /**
   * Puts a clip into a room that was measured.
   *
   * @param responses folder or {@code .zip} of impulse responses
   * @param name of the file there
   */
  public record Echoed(Path responses, String name) implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Reverb");
      Waveform response = SoundBank.sound(responses, name, waveform.sampleRateHz());
      return Convolution.inRoom(waveform, Convolution.fromItsPeak(response.data()));
    }
  }
}
