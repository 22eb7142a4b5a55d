package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinglePictureTest {
  @TempDir private Path folder;

  @Test
  void isReadWithoutAnyCaption() throws IOException {
    Path file = folder.resolve("red.png");
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    assertThat(new SinglePicture().accepts(file)).isTrue();
    assertThat(new SinglePicture().accepts(folder)).isFalse();
    Dataset<CaptionedImage> data = new SinglePicture().read(file, DatasetReader.ALL);
    assertThat(data.size()).isOne();
    assertThat(data.get(0).value().image().orElseThrow().width()).isEqualTo(3);
    assertThat(data.get(0).value().captions()).isEmpty();
  }

  @Test
  void aBrokenOneIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.png"), "no picture");
    assertThatThrownBy(() -> new SinglePicture().read(file, DatasetReader.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.png");
  }
}
