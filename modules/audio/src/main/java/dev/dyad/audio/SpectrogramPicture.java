package dev.dyad.audio;

import dev.dyad.core.Drawing.Picture;
import java.util.Arrays;

/**
 * Draws a spectrogram: time to the right, bands upwards, levels from dark (the lowest) to light
 * (the highest, at most 80 dB apart), each with its own lightness, so that gray print tells them
 * apart too.
 */
final class SpectrogramPicture {
  private static final int HEIGHT = 128;
  private static final float RANGE_DB = 80;

  /** Colours from the lowest level to the highest: dark violet, blue, green, yellow. */
  private static final int[] SCALE = {0x1B0F2E, 0x3A2C73, 0x2F6390, 0x259289, 0x6BC35D, 0xFBE723};

  private SpectrogramPicture() {}

  /** A waveform's wave, and its log-mel spectrogram under it. */
  static Picture of(Waveform waveform) {
    Picture wave = WaveformPicture.of(waveform);
    Picture levels = of(new LogMel().of(waveform));
    byte[] rgb = Arrays.copyOf(wave.rgb(), wave.rgb().length + levels.rgb().length);
    System.arraycopy(levels.rgb(), 0, rgb, wave.rgb().length, levels.rgb().length);
    return new Picture(wave.width(), wave.height() + levels.height(), rgb);
  }

  /** A spectrogram. */
  static Picture of(Spectrogram spectrogram) {
    int height = Math.max(HEIGHT, Math.min(2 * HEIGHT, spectrogram.bands()));
    int columns = WaveformPicture.WIDTH;
    byte[] rgb = new byte[columns * height * 3];
    float highest = Float.NEGATIVE_INFINITY;
    for (float level : spectrogram.data()) {
      highest = Math.max(highest, level);
    }
    float lowest = Math.max(spectrogram.lowest(), highest - RANGE_DB);
    for (int y = 0; y < height && spectrogram.frames() > 0; y++) {
      int band = (int) ((long) (height - 1 - y) * spectrogram.bands() / height);
      for (int x = 0; x < columns; x++) {
        int frame = (int) ((long) x * spectrogram.frames() / columns);
        double share = (spectrogram.at(band, frame) - lowest) / Math.max(1e-3, highest - lowest);
        paint(rgb, 3 * (y * columns + x), Math.max(0, Math.min(1, share)));
      }
    }
    return new Picture(columns, height, rgb);
  }

  private static void paint(byte[] rgb, int at, double share) {
    double place = share * (SCALE.length - 1);
    int from = Math.min(SCALE.length - 2, (int) place);
    for (int c = 0; c < 3; c++) {
      int shift = 16 - 8 * c;
      int before = SCALE[from] >> shift & 0xFF;
      int after = SCALE[from + 1] >> shift & 0xFF;
      rgb[at + c] = (byte) Math.round(before + (place - from) * (after - before));
    }
  }
}
