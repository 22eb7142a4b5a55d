package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void tsHasChannelsPartedByColonsAndTheClassLast() throws IOException {
    Path file =
        file("A.ts", "#made up\n@classLabel true up down\n@data\n1,2,3:4,?,6:up\n7,8:9,9:down\n");
    Dataset<Series> data = new UcrArchive().read(file, "all");
    assertThat(data.labelNames()).containsExactly("down", "up");
    assertThat(data.get(0).value())
        .isEqualTo(Series.of(new float[] {1, 2, 3}, new float[] {4, Float.NaN, 6}));
    assertThat(data.get(0).label()).hasValue(1);
    assertThat(data.get(1).value().length()).isEqualTo(2);
  }

  @Test
  void classesAreNumbersInTheirOrderThenNames() throws IOException {
    Path file = file("C.tsv", "9\t1\t2\n1a\t1\t2\n10\t1\t2\n");
    assertThat(new UcrArchive().read(file, "all").labelNames()).containsExactly("9", "10", "1a");
  }

  @Test
  void tsvHasTheClassFirstAndSplitsShareTheirClasses() throws IOException {
    file("B_TRAIN.tsv", "1\t0.5\t0.25\n-1\t1\t2\n");
    file("B_TEST.tsv", "10\t3\t4\n");
    var reader = new UcrArchive();
    assertThat(reader.accepts(folder)).isTrue();
    assertThat(reader.splits(folder)).containsExactly("train", "test");
    assertThat(reader.read(folder, "test").labelNames()).containsExactly("-1", "1", "10");
    assertThat(reader.read(folder, "train").get(0).id()).isEqualTo("B_TRAIN/1");
  }

  @Test
  void lineThatIsNoSeriesIsSkippedAndListed() throws IOException {
    Path file = file("C.tsv", "1\t2\t3\n2\tx\t3\n1\t4\t5\n");
    Dataset<Series> data = new UcrArchive().read(file, "all");
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).reason()).isEqualTo("line 2: value 0 is no number: 'x'");
  }

  @Test
  void fileWithoutDataIsRefused() throws IOException {
    Path file = file("D.ts", "@classLabel true a b\n");
    assertThatThrownBy(() -> new UcrArchive().read(file, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no @data line");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("E.tsv");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> new UcrArchive().read(file, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no text in UTF-8");
  }

  private Path load() throws IOException {
    var text = new StringBuilder("time,load,fault\n");
    for (int t = 0; t < 20; t++) {
      text.append("2020-01-01 ").append(t).append(",").append(t).append(t == 17 ? ",1\n" : ",0\n");
    }
    return file("load.csv", text.toString());
  }

  @Test
  void csvIsCutIntoWindowsThatKeepToTheirSplit() throws IOException {
    var reader = new SeriesCsv(List.of("load"), "fault", 4, 2, 0.5);
    Dataset<Series> train = reader.read(load(), "train");
    Dataset<Series> test = reader.read(load(), "test");
    assertThat(train.size()).isEqualTo(4); // 0..3, 2..5, 4..7, 6..9
    assertThat(train.get(3).value().channel(0)).containsExactly(6, 7, 8, 9);
    assertThat(test.get(0).value().channel(0)).containsExactly(10, 11, 12, 13);
    assertThat(test.label(3)).hasValue(1); // 16..19 holds the fault
    assertThat(test.label(1)).hasValue(0);
    assertThat(test.get(1).id()).isEqualTo("load.csv/12");
  }

  @Test
  void fieldsWithCommasStandInQuotes() throws IOException {
    Path file = file("q.csv", "\uFEFF\"time, local\",load\n\"1 May, noon\",\"3\"\n\"2\nMay\",4\n");
    Dataset<Series> data = new SeriesCsv(List.of("load"), "", 2, 1, 0.5).read(file, "all");
    assertThat(data.get(0).value().channel(0)).containsExactly(3, 4);
    var other = new SeriesCsv(List.of("time, local"), "", 2, 1, 0.5);
    assertThatThrownBy(() -> other.read(file, "all"))
        .hasMessageContaining("no number: '1 May, noon'");
  }

  @Test
  void fileWithANameButNoRowsIsRefused() throws IOException {
    for (String text : new String[] {"", "a,b\n"}) {
      Path file = file("e.csv", text);
      assertThatThrownBy(() -> new SeriesCsv().read(file, "all"))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(".*: (is empty|has a header, but no rows)");
    }
  }

  @Test
  void oneBrokenFileOfAFolderIsSkippedAndListed() throws IOException {
    load();
    Files.write(folder.resolve("odd.csv"), new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe});
    Dataset<Series> data = new SeriesCsv(List.of(), "", 4, 4, 0.5).read(folder, "all");
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).id()).isEqualTo("odd.csv");
    assertThat(data.skipped().get(0).reason()).contains("is no CSV text in UTF-8");
  }

  @Test
  void folderWithoutSeriesIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(new SeriesCsv().accepts(empty)).isFalse();
    assertThat(new UcrArchive().accepts(empty)).isFalse();
    assertThatThrownBy(() -> new SeriesCsv().read(empty, "all"))
        .hasMessageContaining("no series of at least window");
  }

  @Test
  void timeStampsBesideValuesAreRefusedByName() throws IOException {
    Path file = file("T.ts", "@timeStamps true\n@classLabel true a b\n@data\n(0,1),(1,2):a\n");
    assertThatThrownBy(() -> new UcrArchive().read(file, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has time stamps beside its values");
  }

  @Test
  void splitThatDoesNotExistIsNamed() throws IOException {
    Path file = load();
    assertThatThrownBy(() -> new SeriesCsv().read(file, "tset"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no split 'tset'. Maybe test");
  }

  @Test
  void columnsOfNumbersAreChannelsWhereNoneAreNamed() throws IOException {
    Dataset<Series> data = new SeriesCsv(List.of(), "fault", 4, 4, 0.5).read(load(), "all");
    assertThat(data.get(0).value().channels()).isEqualTo(1);
  }

  @Test
  void columnThatDoesNotExistIsNamedWithThoseThatDo() throws IOException {
    Path file = load();
    assertThatThrownBy(() -> new SeriesCsv(List.of("lod"), "", 4, 4, 0.5).read(file, "train"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no column 'lod'. It has: [time, load, fault]");
  }

  @Test
  void seriesShorterThanAWindowSaysWhatToLower() throws IOException {
    Path file = load();
    assertThatThrownBy(() -> new SeriesCsv().read(file, "train"))
        .hasMessageContaining("no series of at least window = 100 times");
  }

  @Test
  void garbageNeverCrashesTheReaders() {
    dev.dyad.testkit.Seeds.forAll(
        200,
        random -> {
          byte[] bytes = new byte[random.nextInt(200)];
          random.nextBytes(bytes);
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) "0123456789.,:?\n\t@data-eEN#x".charAt((bytes[i] & 255) % 27);
          }
          String text = new String(bytes, StandardCharsets.UTF_8);
          for (String name : List.of("f.ts", "f.tsv", "f.csv")) {
            try {
              Path file = file(name, text);
              if (name.endsWith("csv")) {
                new SeriesCsv(List.of(), "", 2, 1, 0.5).read(file, "all");
              } else {
                new UcrArchive().read(file, "all");
              }
            } catch (IOException | IllegalArgumentException e) {
              assertThat(e.getMessage()).isNotBlank();
            }
          }
        });
  }

  @Test
  void readsTheArchivesOwnFiles() throws IOException {
    Path ucr = SharedData.require("ucr");
    var reader = new UcrArchive();
    Dataset<Series> motions = reader.read(ucr.resolve("BasicMotions"), "train");
    assertThat(motions.size()).isEqualTo(40);
    assertThat(motions.get(0).value().channels()).isEqualTo(6);
    assertThat(motions.get(0).value().length()).isEqualTo(100);
    assertThat(motions.labelNames()).containsExactly("Badminton", "Running", "Standing", "Walking");
    Dataset<Series> hearts = reader.read(ucr.resolve("ECG5000"), "train");
    Dataset<Series> plain = reader.read(ucr.resolve("ECG5000").resolve("ECG5000_TRAIN.txt"), "all");
    assertThat(hearts.size()).isEqualTo(500).isEqualTo(plain.size());
    assertThat(plain.labelNames()).isEqualTo(hearts.labelNames());
    assertThat(plain.get(7).label()).isEqualTo(hearts.get(7).label());
  }

  @Test
  void seriesOfAFolderShorterThanAWindowAreListed() throws IOException {
    load();
    file("short.csv", "load\n1\n2\n3\n");
    Dataset<Series> data = new SeriesCsv(List.of("load"), "", 4, 4, 0.5).read(folder, "train");
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).id()).isEqualTo("short.csv");
    assertThat(data.skipped().get(0).reason()).isEqualTo("has 1 times here, fewer than window = 4");
  }

  @Test
  void columnMayBeginWithAMissingValue() throws IOException {
    Path file = file("m.csv", "a,note,b\n?,,1\nNaN,x,2\n3,y,3\n4,z,4\n");
    Series first = new SeriesCsv(List.of(), "", 2, 2, 0.5).read(file, "train").get(0).value();
    assertThat(first.channels()).isEqualTo(2);
    assertThat(first.channel(0)).containsOnly(Float.NaN);
    assertThat(first.channel(1)).containsExactly(1, 2);
  }

  @Test
  void byteOrderMarkIsNoPartOfAClass() throws IOException {
    Path file = file("U.tsv", "\uFEFF1\t2\t3\n1\t4\t5\n");
    assertThat(new UcrArchive().read(file, "all").labelNames()).containsExactly("1");
  }
}
