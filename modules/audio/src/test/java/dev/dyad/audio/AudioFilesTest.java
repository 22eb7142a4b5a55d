package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFilesTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : List.of("7_theo_0", "7_ann_5", "3_theo_10", "3_bob_4")) {
      Files.write(folder.resolve(name + ".wav"), Wav.of(1, 2, 3).file());
    }
    Files.writeString(folder.resolve("readme.txt"), "digits");
  }

  private List<String> ids(DatasetReader<Clip> reader, String split) throws IOException {
    Dataset<Clip> data = reader.read(folder, split);
    return IntStream.range(0, data.size()).mapToObj(data::id).toList();
  }

  private static AudioFiles with(Map<String, String> test) {
    return new AudioFiles("{label}_{speaker}_{index}.wav", test);
  }

  @Test
  void takesLabelsFromNames() throws IOException {
    Dataset<Clip> data = new AudioFiles().read(folder, "all");
    assertThat(data.labelNames()).containsExactly("3", "7");
    assertThat(data.id(3)).isEqualTo("7_theo_0.wav");
    assertThat(data.label(3)).isEqualTo(OptionalInt.of(1));
    assertThat(data.get(3).label()).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void holdsOutARangeOfNumbers() throws IOException {
    assertThat(new AudioFiles().splits(folder)).containsExactly("test", "train");
    assertThat(ids(new AudioFiles(), "test")).containsExactly("3_bob_4.wav", "7_theo_0.wav");
    assertThat(ids(new AudioFiles(), "train")).containsExactly("3_theo_10.wav", "7_ann_5.wav");
  }

  @Test
  void holdsOutSpeakers() throws IOException {
    assertThat(ids(with(Map.of("speaker", "theo")), "test"))
        .containsExactly("3_theo_10.wav", "7_theo_0.wav");
    assertThat(ids(with(Map.of("speaker", "ann|bob")), "test"))
        .containsExactly("3_bob_4.wav", "7_ann_5.wav");
    assertThat(ids(with(Map.of("speaker", "theo", "index", "0..4")), "test"))
        .containsExactly("7_theo_0.wav");
  }

  @Test
  void givesALabelTheSameMeaningInAllSplits() throws IOException {
    AudioFiles reader = with(Map.of("label", "7"));
    assertThat(reader.read(folder, "train").labelNames()).containsExactly("3", "7");
    assertThat(reader.read(folder, "test").label(0)).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void hasNoSplitsWithoutTestValues() throws IOException {
    assertThat(with(Map.of()).splits(folder)).containsExactly("all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Map.of()).read(folder, "test"))
        .withMessageContaining("no split 'test'. Known: all.");
  }

  @Test
  void listsFilesNamedOtherwise() throws IOException {
    assertThat(new AudioFiles().read(folder, "all").skipped())
        .extracting(s -> s.id() + " " + s.reason())
        .containsExactly("readme.txt is not named like {label}_{speaker}_{index}.wav");
  }

  @Test
  void saysWhyThereIsNothing() throws IOException {
    assertThatThrownBy(() -> with(Map.of("speaker", "zoe")).read(folder, "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no file is in the split 'test'; test is {speaker=zoe}");
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThatThrownBy(() -> new AudioFiles().read(other, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found no sound named like {label}_{speaker}_{index}.wav");
  }

  @Test
  void namesTheNearestOfAnUnknownPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Map.of("speakr", "theo")))
        .withMessageContaining("has no part 'speakr'. Maybe speaker.");
  }

  @Test
  void isReadFromARecipe() {
    SpecCodec codec = SpecCodec.of(new AudioModality());
    Object tree =
        Map.of(
            "AudioFiles",
            Map.of("pattern", "{label}_{speaker}_{index}.wav", "test", Map.of("speaker", "theo")));
    assertThat(codec.fromTree(DatasetReader.class, tree))
        .isEqualTo(with(Map.of("speaker", "theo")));
    tree =
        Map.of(
            "AudioFiles",
            Map.of("test", Map.of("index", 3), "decoding", Map.of("sampleRateHz", 16000)));
    assertThat(((AudioFiles) codec.fromTree(DatasetReader.class, tree)).decoding())
        .isEqualTo(new Decoding(OptionalInt.empty(), OptionalInt.of(16000), 1L << 30));
    assertThat(codec.read(codec.write(new AudioFiles()))).isEqualTo(new AudioFiles());
  }

  @Test
  void readsFreeSpokenDigitsFromTheirZip() throws IOException {
    Path zip = SharedData.require("fsdd/fsdd-recordings.zip");
    Dataset<Clip> test = new AudioFiles().read(zip, "test");
    assertThat(test.size()).isEqualTo(300);
    assertThat(new AudioFiles().read(zip, "train").size()).isEqualTo(2700);
    assertThat(test.labelNames()).hasSize(10).startsWith("0").endsWith("9");
    Waveform first = (Waveform) test.get(0).value();
    assertThat(test.id(0)).isEqualTo("recordings/0_george_0.wav");
    assertThat(first.sampleRateHz()).isEqualTo(8000);
    assertThat(first.length()).isEqualTo((4812 - 44) / 2);
    AudioFiles heldOut = with(Map.of("speaker", "theo"));
    assertThat(heldOut.read(zip, "test").size()).isEqualTo(500);
    assertThat(heldOut.read(zip, "train").size()).isEqualTo(2500);
    assertThat(new AudioFiles().accepts(zip)).isTrue();
  }
}
