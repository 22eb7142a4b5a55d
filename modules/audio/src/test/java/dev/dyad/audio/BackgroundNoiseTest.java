package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.audio.BackgroundNoise.Mixed;
import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundNoiseTest extends WaveformAugmentationContract {
  @TempDir private Path folder;

  @BeforeEach
  void writeNoises() throws IOException {
    Files.write(folder.resolve("a.wav"), Wav.of(1000, 2000, 3000).file());
    Files.write(folder.resolve("b.wav"), Wav.of(-5, 9, 2, 7, -30, 2).file());
  }

  @Override
  protected SpecCodec codec() {
    return SpecCodec.of(new AudioModality());
  }

  @Override
  protected Augmentation<Clip> augmentation() {
    return new BackgroundNoise();
  }

  private static double snrDb(Waveform clip, Clip mixed) {
    Waveform noise = Sounds.minus((Waveform) mixed, clip);
    return 20 * Math.log10(Levels.rms(clip.data()) / Levels.rms(noise.data()));
  }

  @Test
  void mixesAFileOfTheFolderAtTheRatioAsked() {
    Waveform clip = Sounds.sine(440, 0.5, 8000);
    var noises = new BackgroundNoise(Optional.of(folder), Range.exactly(6));
    View<Clip> view = noises.apply(raw(clip), RandomKey.of(1).generator());
    assertThat(snrDb(clip, view.value())).isCloseTo(6, within(0.01));
    assertThat(((Mixed) view.changes().get(0)).name()).isIn("a.wav", "b.wav");
    assertThat(View.replay(clip, view.changes())).isEqualTo(view.value());
    SpecCodec codec = codec();
    assertThat(codec.read(codec.write(noises))).isEqualTo(noises);
    assertThat(codec.read(codec.write(view.changes().get(0)))).isEqualTo(view.changes().get(0));
  }

  @Test
  void repeatsShortRecordingsFromWhereItStarts() {
    Waveform clip = Sounds.plain(1, 1, 1, 1, 1);
    Waveform mixed = (Waveform) new Mixed(folder, "a.wav", 2, 0).apply(clip);
    Waveform added = Sounds.minus(mixed, clip);
    assertThat(added.at(0)).isEqualTo(3 * added.at(1), within(1e-6f)); // 3 1 2 3 1
    assertThat(added.at(3)).isEqualTo(added.at(0));
  }

  @Test
  void takesPinkNoiseWithoutAFolder() {
    View<Clip> view = view(Sounds.sine(440, 0.1, 8000), 1);
    assertThat(view.changes().get(0)).isInstanceOf(ColoredNoise.ColorAdded.class);
  }

  @Test
  void namesAFolderThatIsMissingOrEmpty() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path wrong : List.of(empty, folder.resolve("nowhere"))) {
      var noises = new BackgroundNoise(Optional.of(wrong), new Range(1, 2));
      assertThatThrownBy(() -> noises.apply(raw(Sounds.plain(1)), RandomKey.of(1).generator()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.toString());
    }
  }

  @Test
  void namesAllFilesThatCannotBeReadBeforeOneIsDrawn() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    for (int i = 0; i < 50; i++) {
      Files.write(bad.resolve("good" + i + ".wav"), Wav.of(1, 2).file());
    }
    Files.writeString(bad.resolve("x.wav"), "text, no sound");
    Files.write(bad.resolve("y.wav"), Wav.of(1, 2).file(9_000));
    var noises = new BackgroundNoise(Optional.of(bad), new Range(1, 2));
    assertThatThrownBy(() -> noises.apply(raw(Sounds.plain(1)), RandomKey.of(1).generator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2 of 52 sounds", "x.wav: is not WAV", "y.wav: is cut short")
        .hasMessageEndingWith("Take them out of the folder");
  }
}
