package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sound: speech, music, noises. */
public final class AudioModality implements Modality<Clip> {
  /** For the service loader. */
  public AudioModality() {}

  @Override
  public String name() {
    return "audio";
  }

  @Override
  public Class<Clip> type() {
    return Clip.class;
  }

  @Override
  public List<Class<? extends Augmentation<Clip>>> augmentations() {
    return List.of(
        TimeShift.class,
        CircularShift.class,
        PitchShift.class,
        TimeStretch.class,
        Speed.class,
        Gain.class,
        PeakNormalize.class,
        GaussianNoise.class,
        ColoredNoise.class,
        BackgroundNoise.class,
        Reverb.class,
        Echo.class,
        LowPass.class,
        HighPass.class,
        BandPass.class,
        SevenBandEqualizer.class,
        PolarityInversion.class,
        Clipping.class,
        TanhDistortion.class,
        BitCrush.class,
        SampleRateReduction.class,
        TimeMask.class,
        TrimSilence.class,
        Fade.class,
        Reverse.class,
        RandomSegment.class,
        LogMel.class,
        FrequencyMask.class,
        FrameMask.class,
        TimeWarp.class,
        SpecAugment.class,
        FrequencyWarp.class,
        RandomResizeCrop.class,
        ResizeFrames.class,
        LogMixup.class);
  }

  @Override
  public List<Class<? extends Preset<Clip>>> presets() {
    return List.of(CLAR.class, Speech.class, BYOLA.class, SpokenWords.class);
  }

  @Override
  public List<DatasetReader<Clip>> readers() {
    return List.of(new AudioManifest(), new AudioFolder(), new AudioFiles());
  }

  @Override
  public Collator<Clip> collator() {
    return new LogMelCollator();
  }

  /** The view's picture, with the last sound that it was. */
  @Override
  public Drawing draw(Clip raw, View<Clip> view) {
    Drawing drawn = draw(view.value());
    Clip heard = raw;
    for (Change<Clip> change : view.changes()) {
      Clip next = change.apply(heard);
      if (!(next instanceof Waveform)) {
        break;
      }
      heard = next;
    }
    return drawn instanceof Drawing.Picture picture && heard instanceof Waveform sound
        ? new Drawing.Sound(picture, WavBytes.of(sound))
        : drawn;
  }

  @Override
  public List<Class<? extends Collator<Clip>>> furtherCollators() {
    return List.of(LogMelCollator.class, WaveformCollator.class, ClipCollator.class);
  }

  /**
   * What the log-mel spectrogram tells by itself: its bands' statistics, all of it, and all of it
   * between the silence before and after.
   */
  @Override
  public Map<String, Collator<Clip>> baselines() {
    return new TreeMap<>(
        Map.of(
            "logMelStatistics", new LogMelStatistics(),
            "logMel", new LogMelResized(),
            "logMelTrimmed", LogMelResized.trimmed()));
  }

  @Override
  public Preset<Clip> defaultViews() {
    return new Speech();
  }

  @Override
  public String defaultEncoder() {
    return "log-mel-cnn";
  }

  /** Its wave over its log-mel spectrogram, with a player; a spectrogram by itself. */
  @Override
  public Drawing draw(Clip clip) {
    return clip instanceof Waveform waveform
        ? new Drawing.Sound(SpectrogramPicture.of(waveform), WavBytes.of(waveform))
        : SpectrogramPicture.of(clip.spectrogram("drawing"));
  }
}
