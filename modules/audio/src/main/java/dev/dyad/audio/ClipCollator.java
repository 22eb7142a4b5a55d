package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Waveforms of one length as one tensor of shape (N, 1, samples), or spectrograms of one size as
 * one of shape (N, 1, bands, frames).
 */
public record ClipCollator() implements Collator<Clip> {
  @Override
  public List<Tensor> collate(List<Clip> clips) {
    Require.that(!clips.isEmpty(), "a batch must have at least one clip");
    var tensor = new Tensor.Floats(shape(clips));
    FloatBuffer out = tensor.data();
    for (Clip clip : clips) {
      Require.that(
          clip.toString().equals(clips.get(0).toString()),
          "clips of one batch must have one size, but there are %s and %s",
          clips.get(0),
          clip);
      out.put(clip instanceof Waveform w ? w.data() : clip.spectrogram("ClipCollator").data());
    }
    return List.of(tensor);
  }

  private static long[] shape(List<Clip> clips) {
    return clips.get(0) instanceof Spectrogram s
        ? new long[] {clips.size(), 1, s.bands(), s.frames()}
        : new long[] {clips.size(), 1, ((Waveform) clips.get(0)).length()};
  }
}
