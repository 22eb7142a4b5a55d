package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Views of single spoken words that keep the word and change the voice: cut out of the silence
 * around, log-mel spectrograms of one length whose bands are stretched (another vocal tract), whose
 * time is warped and cropped (another way of speaking), with noise (another microphone) and small
 * masks. By Dyad; not from a paper.
 *
 * @param logMel how the spectrogram is made
 * @param frames to which each word is brought
 */
public record SpokenWords(LogMel logMel, int frames) implements Preset<Clip> {
  private static final Range TRAINING_TRIM_DB = new Range(10, 25);
  private static final double TRIM_DB = 15;
  private static final double TRIM_MARGIN_MS = 10;

  /** 32 bands, frames of 32 ms every 10 ms, 50 dB from loudest to lowest; 32 frames. */
  public SpokenWords() {
    this(new LogMel(32, 32, 10, 60, 7800, MelScale.SLANEY, 50), 32);
  }

  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline =
        new Sequence<>(
            List.of(
                new TrimSilence(TRAINING_TRIM_DB, TRIM_MARGIN_MS),
                logMel,
                new ResizeFrames(frames),
                new FrequencyWarp(new Range(0.8, 1.25), new Range(-1, 1)),
                new TimeWarp(0.2),
                new RandomResizeCrop(Range.exactly(1), new Range(0.8, 1.15), 1.2),
                new LogMixup(new Range(0, 0.1), new Range(-20, 20)),
                new FrequencyMask(1, 6),
                new FrameMask(1, 6, 0.2)));
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
