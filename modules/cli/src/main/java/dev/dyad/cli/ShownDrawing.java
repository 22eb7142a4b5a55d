package dev.dyad.cli;

import dev.dyad.core.Drawing;
import dev.dyad.serve.Shown;
import dev.dyad.serve.Shown.Media;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Drawings as browsers take them. */
final class ShownDrawing {
  private static final int MOST_SVG_CHARACTERS = 60_000;

  private ShownDrawing() {}

  static Shown of(Drawing drawing) {
    if (drawing instanceof Drawing.Picture picture) {
      return new Shown(Optional.of(png(picture)), Optional.empty(), Optional.empty());
    } else if (drawing instanceof Drawing.Sound sound) {
      return new Shown(
          Optional.of(png(sound.picture())),
          Optional.of(new Media("audio/wav", sound.wav())),
          Optional.empty());
    } else if (drawing instanceof Drawing.Vector vector) {
      Media media =
          vector.svg().length() > MOST_SVG_CHARACTERS
              ? png(vector.picture())
              : new Media("image/svg+xml", vector.svg().getBytes(StandardCharsets.UTF_8));
      return new Shown(Optional.of(media), Optional.empty(), Optional.empty());
    } else if (drawing instanceof Drawing.Captioned captioned) {
      return new Shown(
          Optional.of(png(captioned.picture())), Optional.empty(), of(captioned.words()).words());
    } else if (drawing instanceof Drawing.Diff diff) {
      return Shown.words(diff.after());
    }
    return Shown.words(((Drawing.Words) drawing).text());
  }

  private static Media png(Drawing.Picture picture) {
    return new Media("image/png", Pictures.png(picture));
  }
}
