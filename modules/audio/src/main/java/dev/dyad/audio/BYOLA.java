package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * BYOL-A: log-mel spectrograms, mixed in power, then cropped and brought to one size. What it mixes
 * with and how it normalises is said at {@link LogMixup} and {@link LogMelCollator}.
 *
 * @param logMel how the spectrogram is made
 * @param mixup what is mixed in
 * @param crop how it is cropped
 * @see <a href="https://arxiv.org/abs/2103.06695">Niizumi et al. 2021</a>
 */
public record BYOLA(LogMel logMel, LogMixup mixup, RandomResizeCrop crop) implements Preset<Clip> {
  /** The paper's settings. */
  public BYOLA() {
    this(new LogMel(), new LogMixup(), new RandomResizeCrop());
  }

  @Override
  public List<Augmentation<Clip>> pipelines() {
    Augmentation<Clip> pipeline = new Sequence<>(List.of(logMel, mixup, crop));
    return List.of(pipeline, pipeline);
  }

  @Override
  public Augmentation<Clip> evaluation() {
    return logMel;
  }
}
