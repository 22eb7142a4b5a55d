package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dyad views} makes of sounds. */
class SoundViewsTest {
  @TempDir private Path folder;

  private static void writeWav(Path file, byte[] samples) throws IOException {
    var format = new AudioFormat(8000, 16, 1, true, false);
    var in = new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2);
    AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
  }

  private static void dyad(String... args) {
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
    assertThat(code).as(err.toString()).isZero();
  }

  @Test
  void writesEveryViewAsWavAndReplaysIt() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    for (int i = 0; i < 3; i++) {
      byte[] samples = new byte[1000];
      samples[2 * i] = 100;
      writeWav(data.resolve(i + ".wav"), samples);
    }
    Path recipe = folder.resolve("recipe.yaml");
    Files.writeString(recipe, "modality: audio\ndata: {path: data}\nviews: [TimeShift, Gain]\n");
    Path page = folder.resolve("gallery.html");
    dyad("views", recipe.toString(), "--count", "2", "--out", page.toString());
    Path shown = folder.resolve("gallery");
    assertThat(shown.resolve("original-0.wav")).hasSameBinaryContentAs(data.resolve("0.wav"));
    assertThat(Files.readString(page)).contains("<audio controls");
    Path again = folder.resolve("again.wav");
    String view = shown.resolve("view-1-1.json").toString();
    dyad("views", recipe.toString(), "--replay", view, "--out", again.toString());
    assertThat(again).hasSameBinaryContentAs(shown.resolve("view-1-1.wav"));
  }
}
