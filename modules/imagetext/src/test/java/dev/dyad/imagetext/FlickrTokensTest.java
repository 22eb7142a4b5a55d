package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flickr8k as its authors gave it. */
class FlickrTokensTest {
  private static final FlickrTokens READER = new FlickrTokens();

  @TempDir private Path folder;

  @BeforeEach
  void photos() throws IOException {
    Files.createDirectories(folder.resolve("Flicker8k_Dataset"));
    for (String name : new String[] {"1_a", "2_b", "3_c"}) {
      var image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "jpg", folder.resolve("Flicker8k_Dataset/" + name + ".jpg").toFile());
    }
    Files.writeString(
        folder.resolve("Flickr8k.token.txt"),
        """
        1_a.jpg#0\tA dog runs .
        1_a.jpg#1\tA brown dog .
        2_b.jpg#0\tTwo #1 fans .
        3_c.jpg#0\tA tree .
        4_d.jpg.1#0\tNo photo .
        no tab
        """);
  }

  @Test
  void readsSeveralCaptionsAPhoto() throws IOException {
    assertThat(READER.accepts(folder)).isTrue();
    assertThat(READER.splits(folder)).containsExactly("all");
    Dataset<CaptionedImage> data = READER.read(folder, "all");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.id(0)).isEqualTo("Flicker8k_Dataset/1_a.jpg");
    assertThat(data.get(0).value().captions())
        .extracting(c -> c.content())
        .containsExactly("A dog runs .", "A brown dog .");
    assertThat(data.get(1).value().captions().get(0).content()).isEqualTo("Two #1 fans .");
    assertThat(data.skipped())
        .extracting(s -> s.id())
        .contains("Flickr8k.token.txt line 5", "Flickr8k.token.txt line 6");
  }

  @Test
  void takesTheSplitsOfTheAuthors() throws IOException {
    Files.writeString(folder.resolve("Flickr_8k.trainImages.txt"), "1_a.jpg\n");
    Files.writeString(folder.resolve("Flickr_8k.testImages.txt"), "2_b.jpg\n");
    assertThat(READER.splits(folder)).containsExactly("test", "train");
    assertThat(READER.read(folder, "test").id(0)).isEqualTo("Flicker8k_Dataset/2_b.jpg");
    assertThat(READER.read(folder, "all").size()).isEqualTo(2);
    assertThat(READER.read(folder, "all").skipped())
        .anyMatch(s -> s.reason().equals("is in none of the authors' splits"));
  }

  @Test
  void leavesOtherFoldersAlone() throws IOException {
    Files.delete(folder.resolve("Flickr8k.token.txt"));
    assertThat(READER.accepts(folder)).isFalse();
    assertThat(READER.accepts(folder.resolve("nothing"))).isFalse();
  }
}
