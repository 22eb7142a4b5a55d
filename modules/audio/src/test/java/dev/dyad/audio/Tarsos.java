package dev.dyad.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.resample.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** TarsosDSP as the reference for pitch and time, with its faded start and weak tail cut off. */
final class Tarsos {
  private Tarsos() {}

  /** Its WSOLA, with the settings for music. */
  static Waveform stretch(Waveform waveform, double tempo) {
    int rate = waveform.sampleRateHz();
    var wsola =
        new WaveformSimilarityBasedOverlapAdd(
            WaveformSimilarityBasedOverlapAdd.Parameters.musicDefaults(tempo, rate));
    int frame = wsola.getInputBufferSize();
    int hop = frame - wsola.getOverlap();
    float[] padded = new float[waveform.length() + 4 * frame];
    for (int i = 0; i < padded.length; i++) {
      int at = Math.floorMod(i - frame, 2 * waveform.length());
      padded[i] = waveform.at(at < waveform.length() ? at : 2 * waveform.length() - 1 - at);
    }
    List<float[]> parts = new ArrayList<>();
    for (int from = 0; from + frame <= padded.length; from += hop) {
      var event = new AudioEvent(new TarsosDSPAudioFormat(rate, 16, 1, true, false));
      event.setFloatBuffer(Arrays.copyOfRange(padded, from, from + frame));
      wsola.process(event);
      parts.add(event.getFloatBuffer().clone());
    }
    float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    int start = (int) (frame / tempo);
    int length = (int) Math.round(waveform.length() / tempo);
    return waveform.with(Arrays.copyOfRange(all, start, start + length));
  }

  static Waveform pitchShift(Waveform waveform, double semitones) {
    double factor = Math.pow(2, semitones / 12);
    Waveform longer = stretch(waveform, 1 / factor);
    float[] out = new float[waveform.length() + 16];
    new Resampler(true, 1 / factor, 1 / factor)
        .process(1 / factor, longer.data(), 0, longer.length(), true, out, 0, out.length);
    return waveform.with(Arrays.copyOf(out, waveform.length()));
  }
}
