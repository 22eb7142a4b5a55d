package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Views of single spoken words that keep the word and change the voice: cut out of the silence
 * around, at another pitch and with another tone; then log-mel spectrograms of one length whose
 * bands are stretched (another vocal tract), whose time is warped and cropped (another way of
 * speaking), with noise (another microphone) and small masks. For recordings longer than a word
 * take {@link Speech}, whose views are sounds of any length. By Dyad; not from a paper.
 *
 * @param logMel how the spectrogram is made
 * @param frames to which each word is brought
 */
public record SpokenWords(LogMel logMel, int frames) implements Preset<Clip> {
  private static final Range TRAINING_TRIM_DB = new Range(10, 25);
  private static final double TRIM_DB = 15;
  private static final double TRIM_MARGIN_MS = 10;

  /** 24 bands, frames of 32 ms every 10 ms, 50 dB from loudest to lowest; 24 frames. */
  public SpokenWords() {
    this(new LogMel(24, 32, 10, 60, 7800, MelScale.SLANEY, 50), 24);
  }

  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline =
        new Sequence<>(
            List.of(
                new TrimSilence(TRAINING_TRIM_DB, TRIM_MARGIN_MS),
                new PitchShift(new Range(-3, 3)),
                new SevenBandEqualizer(new Range(-6, 6)),
                logMel,
                new ResizeFrames(frames),
                new FrequencyWarp(new Range(0.85, 1.18), new Range(-1, 1)),
                new TimeWarp(0.2),
                new RandomResizeCrop(Range.exactly(1), new Range(0.8, 1.15), 1.2),
                new LogMixup(new Range(0, 0.1), new Range(-20, 20)),
                new FrequencyMask(1, 4),
                new FrameMask(1, 5, 0.2)));
    return List.of(pipeline, pipeline);
  }

  @Override
  public Augmentation<Clip> evaluation() {
    var trim = new TrimSilence(Range.exactly(TRIM_DB), TRIM_MARGIN_MS);
    return new Sequence<>(List.of(trim, logMel, new ResizeFrames(frames)));
  }

  /** What the evaluation cuts off. */
  TrimSilence.Trimmed evaluationTrim() {
    return new TrimSilence.Trimmed(TRIM_DB, TRIM_MARGIN_MS);
  }
}
