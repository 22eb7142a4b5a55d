package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final ImageFolder READER = new ImageFolder();

  @TempDir Path folder;

  private void put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** A PNG of one gray pixel. */
  private static byte[] pixel(int value) {
    return Pictures.file(Pictures.gray(1, 1, value), "png");
  }

  private Dataset<Image> read() throws IOException {
    return READER.read(folder, DatasetReader.ALL);
  }

  private static List<String> ids(Dataset<Image> data) {
    return IntStream.range(0, data.size()).mapToObj(data::id).toList();
  }

  @Test
  void readsClassesInTheOrderOfTheirPaths() throws IOException {
    put("dog/b.png", pixel(3));
    put("dog/B.png", pixel(2));
    put("cat/10.png", pixel(1));
    put("cat/9.png", pixel(0));
    Dataset<Image> data = read();
    assertThat(ids(data)).containsExactly("cat/10.png", "cat/9.png", "dog/B.png", "dog/b.png");
    assertThat(data.labelNames()).containsExactly("cat", "dog");
    assertThat(data.label(3)).isEqualTo(OptionalInt.of(1));
    assertThat(data.get(3).value()).isEqualTo(Pictures.plain(1, 1, 3, 3, 3));
    assertThat(data.get(3).id()).isEqualTo("dog/b.png");
    assertThat(data.get(3).label()).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void readsOnlyTheSplitAskedFor() throws IOException {
    put("train/a/1.png", pixel(1));
    put("train/b/2.png", pixel(2));
    put("test/b/3.png", pixel(3));
    assertThat(READER.splits(folder)).containsExactly("test", "train");
    Dataset<Image> test = READER.read(folder, "test");
    assertThat(ids(test)).containsExactly("test/b/3.png");
    assertThat(test.label(0)).isEqualTo(OptionalInt.of(1));
    assertThat(ids(READER.read(folder, "train"))).containsExactly("train/a/1.png", "train/b/2.png");
    assertThat(read().size()).isEqualTo(3);
  }

  @Test
  void saysWhichSplitsThereAre() throws IOException {
    put("train/a/1.png", pixel(1));
    put("valid/b/2.png", pixel(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> READER.read(folder, "tain"))
        .withMessageContaining("no split 'tain'. Maybe train. Known: train, val.");
    assertThat(READER.read(folder, "valid").size()).isEqualTo(1);
  }

  @Test
  void hasOneSplitWithoutSplitFolders() throws IOException {
    put("1.png", pixel(1));
    assertThat(READER.splits(folder)).containsExactly(DatasetReader.ALL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> READER.read(folder, "train"))
        .withMessageContaining("Known: all.");
  }

  @Test
  void refusesAnEmptyFolder() {
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(folder.toString(), "found no picture", "no files at all");
    assertThat(READER.accepts(folder)).isFalse();
  }

  @Test
  void countsOtherFilesWhereThereIsNoPicture() throws IOException {
    put("a.txt", new byte[1]);
    put("b/c.csv", new byte[1]);
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("only other files: 2");
    assertThatThrownBy(() -> READER.splits(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void namesAPathThatIsNotThere() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> READER.read(nowhere, "all"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(nowhere.toString());
    assertThat(READER.accepts(nowhere)).isFalse();
  }

  @Test
  void readsOneClassWithoutLabels() throws IOException {
    put("cat/1.png", pixel(1));
    assertThat(read().labelNames()).isEmpty();
    assertThat(read().label(0)).isEmpty();
  }

  @Test
  void readsASinglePicture() throws IOException {
    put("x/photo.JPG", Pictures.file(Pictures.gradient(9, 9), "jpg"));
    Path file = folder.resolve("x/photo.JPG");
    assertThat(READER.accepts(file)).isTrue();
    Dataset<Image> data = READER.read(file, DatasetReader.ALL);
    assertThat(ids(data)).containsExactly("photo.JPG");
    assertThat(data.get(0).value().width()).isEqualTo(9);
  }

  @Test
  void bringsGrayAndColourTogether() throws IOException {
    put("1.png", pixel(9));
    put("2.png", Pictures.file(Pictures.gradient(2, 1), "png"));
    assertThat(read().get(0).value()).isEqualTo(Pictures.plain(1, 1, 9, 9, 9));
    assertThat(read().get(1).value().channels()).isEqualTo(3);
    Dataset<Image> gray = new ImageFolder(Channels.GRAY, 100, 1000, 1).read(folder, "all");
    assertThat(gray.get(0).value()).isEqualTo(Image.of(1, 1, 1, new byte[] {9}));
    assertThat(gray.get(1).value().channels()).isEqualTo(1);
  }

  @Test
  void survivesATruncatedJpegAmongGoodOnes() throws IOException {
    byte[] good = Pictures.file(Pictures.gradient(50, 40), "jpg");
    put("a/1.jpg", good);
    put("a/2.jpg", Arrays.copyOf(good, good.length * 2 / 3));
    put("b/3.jpg", good);
    Dataset<Image> data = read();
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.get(0).value()).isEqualTo(data.get(2).value());
    assertThatThrownBy(() -> data.get(1))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageContainingAll("a/2.jpg: ", "cut short");
  }

  @Test
  void namesATextFileCalledPng() throws IOException {
    put("a.png", "just text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read().get(0))
        .isInstanceOfSatisfying(
            UnreadableSampleException.class,
            e -> {
              assertThat(e.sampleId()).isEqualTo("a.png");
              assertThat(e.reason()).startsWith("is not JPEG, PNG, BMP, WebP or TIFF");
            });
  }

  @Test
  void knowsIdAndLabelWithoutDecoding() throws IOException {
    put("a/1.png", new byte[0]);
    put("b/2.png", new byte[0]);
    Dataset<Image> data = read();
    assertThat(data.id(1)).isEqualTo("b/2.png");
    assertThat(data.label(1)).isEqualTo(OptionalInt.of(1));
    assertThatThrownBy(() -> data.get(1)).hasMessageContaining("the file is empty");
  }

  @Test
  void listsWhatItLeavesOut() throws IOException {
    put("a/1.png", pixel(1));
    put("b/2.png", pixel(2));
    put("b/.hidden.png", pixel(2));
    put("captions.csv", new byte[3]);
    assertThat(read().skipped())
        .extracting(s -> s.id() + ": " + s.reason())
        .containsExactly("b/.hidden.png: is hidden", "captions.csv: is not named like a picture");
  }

  @Test
  void refusesFilesOverTheLimit() throws IOException {
    put("1.png", pixel(1));
    long bytes = Files.size(folder.resolve("1.png"));
    assertThat(
            new ImageFolder(Channels.AS_STORED, 100, bytes, 1)
                .read(folder, "all")
                .get(0)
                .value()
                .width())
        .isEqualTo(1);
    assertThatThrownBy(
            () -> new ImageFolder(Channels.AS_STORED, 100, bytes - 1, 1).read(folder, "all").get(0))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageContaining("more than " + (bytes - 1) + " bytes");
  }

  @Test
  void refusesPicturesOverTheLimit() throws IOException {
    put("1.png", Pictures.file(Pictures.gradient(11, 10), "png"));
    assertThatThrownBy(
            () -> new ImageFolder(Channels.AS_STORED, 109, 10_000, 1).read(folder, "all").get(0))
        .hasMessageContaining("more than maxPixels (109)");
  }

  @Test
  void namesAPictureThatWentAway() throws IOException {
    put("1.png", pixel(1));
    Dataset<Image> data = read();
    Files.delete(folder.resolve("1.png"));
    assertThatThrownBy(() -> data.get(0))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageStartingWith("1.png: cannot be read: ");
  }

  @Test
  void listsFoldersWithoutPermission() throws IOException {
    put("a/1.png", pixel(1));
    put("locked/2.png", pixel(2));
    Path locked = folder.resolve("locked");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      assumeThat(Files.isReadable(locked)).as("root may read everything").isFalse();
      assertThat(read().skipped())
          .extracting(s -> s.id() + ": " + s.reason())
          .containsExactly("locked: no permission to read it");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    put("real/a/1.png", pixel(1));
    put("real/b/2.png", pixel(2));
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("c"), folder.resolve("real/a"));
    Files.createSymbolicLink(data.resolve("d"), folder.resolve("real/b"));
    Files.createSymbolicLink(data.resolve("circle"), data);
    Files.createSymbolicLink(data.resolve("gone.png"), folder.resolve("gone.png"));
    Dataset<Image> linked = READER.read(data, "all");
    assertThat(ids(linked)).containsExactly("c/1.png", "d/2.png");
    assertThat(linked.skipped())
        .extracting(s -> s.id() + ": " + s.reason())
        .containsExactlyInAnyOrder(
            "circle: leads back to a folder above it", "gone.png: is no regular file");
  }

  @Test
  void givesTheSamePicturesToSeveralThreads() throws IOException {
    for (int i = 0; i < 16; i++) {
      put(i + ".jpg", Pictures.file(Pictures.gradient(20 + i, 30), "jpg"));
    }
    Dataset<Image> data = read();
    List<Image> alone = IntStream.range(0, 16).mapToObj(i -> data.get(i).value()).toList();
    IntStream.range(0, 1000)
        .parallel()
        .forEach(i -> assertThat(data.get(i % 16).value()).isEqualTo(alone.get(i % 16)));
  }

  @Test
  void leavesOtherFormatsToTheirReaders() throws IOException {
    put("train-images-idx3-ubyte", new byte[16]);
    put("sample.png", pixel(1));
    assertThat(READER.accepts(folder)).isFalse();
    assertThat(new Idx().accepts(folder)).isTrue();
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    var codec = new SpecCodec("readers", List.of(ImageFolder.class, Idx.class, CifarBinary.class));
    for (Object reader :
        List.of(READER, new ImageFolder(Channels.GRAY, 1, 2, 3), new Idx(5), new CifarBinary(6))) {
      assertThat(codec.read(codec.write(reader))).isEqualTo(reader);
    }
  }
}
