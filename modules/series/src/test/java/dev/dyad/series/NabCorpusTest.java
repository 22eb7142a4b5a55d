package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.Timeline;
import dev.dyad.core.Windowed;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {
  @TempDir private Path folder;

  /** Twenty hours of a day; hours 14 to 16 are odd. */
  private static Map<String, String> corpus() {
    var series = new StringBuilder("timestamp,value\n");
    for (int t = 0; t < 20; t++) {
      series.append("2014-11-01 %02d:00:00,%d%n".formatted(t, t % 2 == 0 ? 10 : 14));
    }
    var files = new TreeMap<String, String>();
    files.put("data/known/a.csv", series.toString());
    files.put(
        "labels/combined_windows.json",
        "{\"known/a.csv\": [[\"2014-11-01 14:00:00.000000\", \"2014-11-01 16:00:00.000000\"]],"
            + " \"other/b.csv\": []}");
    return files;
  }

  private Path written(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve("nab").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve("nab");
  }

  private static NabCorpus reader(String part) {
    return new NabCorpus(part, 4, 2, 0.5);
  }

  @Test
  void windowsThatHoldAnOddTimeAreOdd() throws IOException {
    Dataset<Series> test = reader("known").read(written(corpus()), "test");
    assertThat(test.size()).isEqualTo(4); // 10..13, 12..15, 14..17, 16..19
    assertThat(test.labelNames()).containsExactly("normal", "odd");
    assertThat(test.label(0)).hasValue(0);
    assertThat(test.label(1)).hasValue(1);
    assertThat(test.label(3)).hasValue(1);
    assertThat(test.get(1).id()).isEqualTo("known/a.csv/12");
    Timeline timeline = ((Windowed) test).timelines().get(0);
    assertThat(timeline.odd()[13]).isFalse();
    assertThat(timeline.odd()[14]).isTrue();
    assertThat(timeline.odd()[16]).isTrue();
    assertThat(timeline.odd()[17]).isFalse();
    assertThat(timeline.from()).isEqualTo(10);
  }

  /** The training half is 10, 14, 10, ...: mean 12, deviation 2. */
  @Test
  void scaleComesFromTheTrainingSplitAlone() throws IOException {
    Map<String, String> files = corpus();
    files.computeIfPresent(
        "data/known/a.csv", (name, text) -> text.replace("18:00:00,10", "18:00:00,1000000"));
    Path path = written(files);
    Dataset<Series> train = reader("known").read(path, "train");
    assertThat(train.get(0).value().channel(0)).containsExactly(-1, 1, -1, 1);
    Dataset<Series> test = reader("known").read(path, "test");
    assertThat(test.get(3).value().channel(0)).containsExactly(-1, 1, 499_994, 1);
  }

  @Test
  void zipReadsAsTheFolderDoes() throws IOException {
    Path zip = folder.resolve("nab.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        var entries = new ZipOutputStream(out)) {
      for (var file : corpus().entrySet()) {
        entries.putNextEntry(new ZipEntry("top/" + file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    var reader = reader("known/a.csv");
    assertThat(reader.accepts(zip)).isTrue();
    assertThat(reader.read(zip, "test").get(2).value())
        .isEqualTo(reader.read(written(corpus()), "test").get(2).value());
  }

  @Test
  void partThatDoesNotExistIsNamedWithTheNearest() throws IOException {
    Path path = written(corpus());
    assertThatThrownBy(() -> reader("knwon").read(path, "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no part 'knwon'")
        .hasMessageContaining("known");
  }

  @Test
  void brokenFileIsSkippedAndListedBesideOthers() throws IOException {
    Map<String, String> files = corpus();
    files.put("data/known/b.csv", "timestamp,value\n2014-11-01,x\n");
    Dataset<Series> data = reader("known").read(written(files), "all");
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).reason()).contains("no number: 'x'");
  }

  @Test
  void brokenLabelsSayWhere() throws IOException {
    for (String broken : new String[] {"", "[]", "{\"a\": [[\"x\", \"y\"]]}", "{\"a\": [[1]]}"}) {
      Map<String, String> files = corpus();
      files.put("labels/combined_windows.json", broken);
      Path path = written(files);
      assertThatThrownBy(() -> reader("known").read(path, "all"))
          .as("%s", broken)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("combined_windows.json");
    }
  }

  @Test
  void timeStampsMustBeTimes() throws IOException {
    Map<String, String> files = corpus();
    files.computeIfPresent(
        "data/known/a.csv", (name, text) -> text.replace("2014-11-01 05:00:00", "five"));
    Path path = written(files);
    assertThatThrownBy(() -> reader("known").read(path, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no time such as 2014-11-01 19:00:00: 'five'");
  }

  @Test
  void readsTheCorpusItself() throws IOException {
    Path zip = SharedData.require("nab").resolve("nab-corpus.zip");
    assertThat(new NabCorpus().accepts(zip)).isTrue();
    Dataset<Series> all = new NabCorpus("realKnownCause", 64, 64, 0.15).read(zip, "all");
    var timelines = ((Windowed) all).timelines();
    assertThat(timelines).hasSize(7);
    Timeline taxi =
        timelines.stream().filter(t -> t.name().contains("nyc_taxi")).findFirst().orElseThrow();
    assertThat(taxi.values()).hasSize(10_320);
    assertThat(ranges(taxi.odd())).isEqualTo(5);
  }

  private static int ranges(boolean[] odd) {
    int ranges = 0;
    for (int t = 0; t < odd.length; t++) {
      ranges += odd[t] && (t == 0 || !odd[t - 1]) ? 1 : 0;
    }
    return ranges;
  }
}
