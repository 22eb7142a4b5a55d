package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real data sets, where they are at hand. */
class RealImagesTest {
  private static int[] counts(Dataset<Image> data) {
    int[] counts = new int[data.labelNames().size()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i).getAsInt()]++;
    }
    return counts;
  }

  /** MD5 of all pixels after the 16 bytes of the original file's header. */
  private static String md5(Dataset<Image> data, String header) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    digest.update(HexFormat.of().parseHex(header));
    for (int i = 0; i < data.size(); i++) {
      digest.update(data.get(i).value().pixels());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Counts and MD5 sums of the original, unpacked files, as published with the data set. */
  @Test
  void readsMnistBitForBit() throws IOException, NoSuchAlgorithmException {
    Path mnist = SharedData.require("mnist");
    assertThat(new Idx().accepts(mnist)).isTrue();
    assertThat(new ImageFolder().accepts(mnist)).isFalse();
    assertThat(new Idx().splits(mnist)).containsExactly("test", "train");
    Dataset<Image> train = new Idx().read(mnist, "train");
    Dataset<Image> test = new Idx().read(mnist, "test");
    assertThat(counts(train))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(counts(test)).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(md5(train, "000008030000ea600000001c0000001c"))
        .isEqualTo("6bbc9ace898e44ae57da46a324031adb");
    assertThat(md5(test, "00000803000027100000001c0000001c"))
        .isEqualTo("2646ac647ad5339dbf082846283269ea");
  }

  private static void assertCifar(Path path, int trainPerClass, int testPerClass)
      throws IOException {
    var reader = new ImageFolder();
    assertThat(reader.accepts(path)).isTrue();
    assertThat(new Idx().accepts(path)).isFalse();
    assertThat(new CifarBinary().accepts(path)).isFalse();
    assertThat(reader.splits(path)).containsExactly("test", "train");
    Dataset<Image> train = reader.read(path, "train");
    assertThat(train.labelNames())
        .isEqualTo(
            List.of(
                "airplane",
                "automobile",
                "bird",
                "cat",
                "deer",
                "dog",
                "frog",
                "horse",
                "ship",
                "truck"));
    assertThat(counts(train)).hasSize(10).containsOnly(trainPerClass);
    Dataset<Image> test = reader.read(path, "test");
    assertThat(counts(test)).hasSize(10).containsOnly(testPerClass);
    for (int i = 0; i < test.size(); i++) {
      assertThat(test.get(i).value().toString()).isEqualTo("Image[32x32x3]");
    }
    assertThat(train.skipped()).isEmpty();
  }

  @Test
  void readsCifarJpegsFromAZip() throws IOException {
    assertCifar(SharedData.require("cifar10-jpg/cifar10-jpg-mini.zip"), 200, 50);
  }

  @Test
  void readsCifarJpegsFromATar() throws IOException {
    assertCifar(SharedData.require("cifar10-jpg/cifar10-jpg.tar.gz"), 5000, 1000);
  }

  @Test
  void readsPhotosWithoutLabels() throws IOException {
    Path photos = SharedData.require("flickr8k-mini/images.zip");
    Dataset<Image> data = new ImageFolder().read(photos, DatasetReader.ALL);
    assertThat(data.size()).isEqualTo(800);
    assertThat(data.labelNames()).isEmpty();
    for (int i = 0; i < data.size(); i++) {
      Image photo = data.get(i).value();
      assertThat(photo.channels()).isEqualTo(3);
      assertThat(Math.max(photo.width(), photo.height())).isBetween(100, 500);
    }
  }

  @Test
  void readsPicturesWithTransparencyAndPalettes() throws IOException {
    Path emoji = SharedData.require("emoji-twitter/emoji-64.zip");
    Dataset<Image> data = new ImageFolder().read(emoji, DatasetReader.ALL);
    assertThat(data.size()).isEqualTo(1911);
    assertThat(data.skipped()).extracting(s -> s.id()).containsExactly("emoji/captions.csv");
    int whiteCorners = 0;
    for (int i = 0; i < data.size(); i++) {
      Image picture = data.get(i).value();
      assertThat(picture.toString()).isEqualTo("Image[64x64x3]");
      whiteCorners +=
          picture.at(0, 0, 0) + picture.at(0, 0, 1) + picture.at(0, 0, 2) == 765 ? 1 : 0;
    }
    assertThat(whiteCorners).isGreaterThan(1500); // most have transparent corners
  }
}
