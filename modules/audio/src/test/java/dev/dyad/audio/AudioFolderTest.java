package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Skipped;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFolderTest {
  @TempDir private Path folder;

  private void put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static List<String> ids(Dataset<Clip> data) {
    return IntStream.range(0, data.size()).mapToObj(data::id).toList();
  }

  @Test
  void takesFoldersForSplitsAndClasses() throws IOException {
    put("train/dog/1.wav", Wav.of(1).file());
    put("train/cat/2.WAV", Wav.of(2).file());
    put("test/cat/3.wav", Wav.of(3).file());
    assertThat(new AudioFolder().splits(folder)).containsExactly("test", "train");
    Dataset<Clip> train = new AudioFolder().read(folder, "train");
    assertThat(train.labelNames()).containsExactly("cat", "dog");
    assertThat(ids(train)).containsExactly("train/cat/2.WAV", "train/dog/1.wav");
    assertThat(train.get(1).label()).isEqualTo(OptionalInt.of(1));
    assertThat(train.get(1).value()).isEqualTo(Sounds.plain(1 / 32768.0));
  }

  @Test
  void skipsBadFilesNamingEach() throws IOException {
    byte[] good = Wav.of(1, 2).file();
    put("a/1.wav", good);
    put("a/2.wav", "only text".getBytes(StandardCharsets.UTF_8));
    put("b/3.wav", Arrays.copyOf(good, good.length - 1));
    put("b/4.wav", new byte[0]);
    Dataset<Clip> data = new AudioFolder().read(folder, "all");
    assertThat(data.size()).isEqualTo(4);
    assertThat(data.get(0).value()).isEqualTo(Sounds.plain(1 / 32768.0, 2 / 32768.0));
    String[] why = {"", "does not begin like one of them", "is cut short", "the file is empty"};
    for (int i = 1; i < 4; i++) {
      int index = i;
      assertThatThrownBy(() -> data.get(index))
          .isInstanceOf(UnreadableSampleException.class)
          .hasMessageContainingAll(data.id(i), why[i]);
    }
  }

  @Test
  void cutsSegments() throws IOException {
    put("a.wav", Wav.of(IntStream.range(0, 88).map(i -> i * 256).toArray()).file());
    put("b.wav", Wav.of(5).file());
    put("c.wav", "text".getBytes(StandardCharsets.UTF_8));
    var reader = new AudioFolder(new Decoding(), Optional.of(new Sliding(5, 2.5)));
    Dataset<Clip> data = reader.read(folder, "all");
    assertThat(ids(data))
        .containsExactly("a.wav#0.000s", "a.wav#0.003s", "a.wav#0.005s", "b.wav#0.000s");
    assertThat(((Waveform) data.get(1).value()).length()).isEqualTo(40);
    assertThat(((Waveform) data.get(1).value()).at(0)).isEqualTo(20 * 256 / 32768f);
    assertThat(((Waveform) data.get(3).value()).length()).isEqualTo(1);
    assertThat(data.skipped()).extracting(s -> s.id()).containsExactly("c.wav");
  }

  @Test
  void cutsNoSegmentsOutOfWhatIsOnlyDeclared() throws IOException {
    put("a.wav", Wav.of(1, 2, 3).file());
    put("huge.wav", WavFileTest.longSize(1L << 62));
    put("more.wav", Wav.of(1, 2, 3).file(1_000_000));
    var reader = new AudioFolder(new Decoding(), Optional.of(new Sliding(1, 1)));
    Dataset<Clip> data = reader.read(folder, "all");
    assertThat(ids(data)).containsExactly("a.wav#0.000s");
    assertThat(data.skipped())
        .extracting(s -> s.id() + " " + s.reason())
        .containsExactly(
            "huge.wav is cut short: it has 4 of 4611686018427387904 bytes of samples",
            "more.wav is cut short: it has 6 of 1000000 bytes of samples");
  }

  @Test
  void refusesMoreSegmentsThanMemoryHolds() throws IOException {
    put("a.wav", new Wav(1, 1, 100, 8, new byte[120_000]).file());
    var reader = new AudioFolder(new Decoding(), Optional.of(new Sliding(1, 1)));
    Dataset<Clip> data = reader.read(folder, "all");
    assertThat(data.skipped())
        .extracting(s -> s.id() + " " + s.reason())
        .containsExactly("a.wav has more than 1000000 segments, the limit. Raise hopMs");
  }

  @Test
  void cutsSegmentsOfCompressedFilesToo() throws IOException {
    try (var in = getClass().getResourceAsStream("stereo.flac")) {
      put("a.flac", in.readAllBytes());
    }
    Waveform whole = (Waveform) new AudioFolder().read(folder, "all").get(0).value();
    var reader = new AudioFolder(new Decoding(), Optional.of(new Sliding(100, 50)));
    Dataset<Clip> data = reader.read(folder, "all");
    assertThat(data.size()).isEqualTo(3);
    assertThat(((Waveform) data.get(2).value()).samples())
        .isEqualTo(Arrays.copyOfRange(whole.samples(), 1600, 3200));
  }

  @Test
  void decodesACompressedFileOnceForAllItsSegments() throws IOException {
    try (var in = getClass().getResourceAsStream("stereo.flac")) {
      put("a.flac", in.readAllBytes());
    }
    var opened = new AtomicInteger();
    Contents counting = new Counting(Contents.open(folder), opened);
    var entry = new FolderLayout.Entry("a.flac", "all", OptionalInt.empty());
    var found = new Recordings.Found(List.of(entry), List.of(), List.of());
    Recordings data =
        Recordings.open(counting, found, new Decoding(), Optional.of(new Sliding(10, 10)));
    data.get(0);
    int before = opened.get();
    for (int i = 0; i < data.size(); i++) {
      assertThat(((Waveform) data.get(i).value()).length()).isEqualTo(160);
    }
    assertThat(opened.get()).isEqualTo(before);
  }

  private record Counting(Contents contents, AtomicInteger opened) implements Contents {
    @Override
    public List<String> names() {
      return contents.names();
    }

    @Override
    public List<Skipped> skipped() {
      return contents.skipped();
    }

    @Override
    public InputStream stream(String name) throws IOException {
      opened.incrementAndGet();
      return contents.stream(name);
    }

    @Override
    public void close() throws IOException {
      contents.close();
    }
  }

  @Test
  void changesTheRateOnlyWhereAsked() throws IOException {
    put("a.wav", WavBytes.of(Sounds.sine(300, 0.5, 8000)));
    assertThat(new AudioFolder().read(folder, "all").get(0).value().sampleRateHz()).isEqualTo(8000);
    var decoding = new Decoding(OptionalInt.empty(), OptionalInt.of(16_000), 1 << 20);
    Waveform clip =
        (Waveform) new AudioFolder(decoding, Optional.empty()).read(folder, "all").get(0).value();
    assertThat(clip.sampleRateHz()).isEqualTo(16_000);
    Waveform sine = Sounds.sine(300, 0.5, 16_000);
    for (int i = 200; i < 7800; i++) {
      assertThat(clip.at(i)).isCloseTo(sine.at(i), org.assertj.core.api.Assertions.within(1e-4f));
    }
  }

  @Test
  void namesAnEmptyFolder() {
    assertThatThrownBy(() -> new AudioFolder().read(folder, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found no sound (.wav, .flac, .ogg, .mp3); other files: 0");
  }
}
