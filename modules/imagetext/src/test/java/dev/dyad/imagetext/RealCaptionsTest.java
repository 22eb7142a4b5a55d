package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.image.ImageFolder;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The formats as they are found in the world. */
class RealCaptionsTest {
  @Test
  void readsEmojiWithTheirNames() throws IOException {
    var reader =
        new CaptionsCsv(
            "image",
            List.of("caption"),
            Optional.of("category"),
            Optional.empty(),
            new ImageFolder());
    Dataset<CaptionedImage> emoji =
        reader.read(SharedData.require("emoji-twitter/emoji-64.zip"), "all");
    assertThat(emoji.size()).isEqualTo(1911);
    assertThat(emoji.labelNames()).hasSize(10);
    assertThat(emoji.skipped()).isEmpty();
    assertThat(emoji.get(0).value().captions()).isEqualTo(Examples.texts("grinning face"));
    assertThat(emoji.get(0).value().image().orElseThrow().width()).isEqualTo(64);
  }

  @Test
  void readsFlickrWithFiveCaptionsEach() throws IOException {
    Dataset<CaptionedImage> photos =
        new CaptionsCsv().read(SharedData.require("flickr8k-mini"), "all");
    assertThat(photos.size()).isEqualTo(800);
    assertThat(photos.skipped()).isEmpty();
    assertThat(photos.get(0).value().captions()).hasSize(5);
  }

  @Test
  void readsCocoInBothSplits() throws IOException {
    var zip = SharedData.require("coco-tiny/tiny_coco.zip");
    assertThat(new CocoCaptions().splits(zip)).containsExactly("train", "val");
    Dataset<CaptionedImage> val = new CocoCaptions().read(zip, "val");
    assertThat(val.size()).isEqualTo(50);
    assertThat(val.get(0).value().captions()).hasSize(5);
    assertThat(val.get(0).value().image().orElseThrow().channels()).isEqualTo(3);
  }
}
