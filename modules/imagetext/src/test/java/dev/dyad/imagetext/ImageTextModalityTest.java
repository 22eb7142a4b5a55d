package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modalities;
import dev.dyad.core.Origin;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.image.Image;
import dev.dyad.text.AntonymSwap;
import dev.dyad.text.Text;
import dev.dyad.text.WordDeletion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageTextModalityTest {
  private static final Image RED = Examples.plain(255, 0, 0);
  private static final ImageTextModality MODALITY = new ImageTextModality();

  private static View<CaptionedImage> view(
      Augmentation<CaptionedImage> pipeline, CaptionedImage of) {
    return pipeline.apply(View.raw(of, new Origin("s", 0, 0, 0)), RandomKey.of(4).generator());
  }

  @Test
  void isFoundByName() {
    assertThat(Modalities.named("imagetext")).isInstanceOf(ImageTextModality.class);
  }

  @Test
  void needsOneSideAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptionedImage(Optional.empty(), List.of()))
        .withMessageContaining("must have a picture or a caption");
  }

  @Test
  void captionsAreValuesByThemselves() {
    var value = CaptionedImage.of(RED, Examples.texts("a", "b"));
    assertThat(MODALITY.captions(value))
        .containsExactly(CaptionedImage.of(Text.of("a")), CaptionedImage.of(Text.of("b")));
    assertThat(MODALITY.ofWords("a red heart")).contains(CaptionedImage.of(Text.of("a red heart")));
  }

  @Test
  void viewsAreThePictureThenACaptionThenAWrongOne() {
    var value = CaptionedImage.of(RED, Examples.texts("an open door", "an open gate"));
    var preset =
        new ImageAndCaption(8, List.of(), List.of(new WordDeletion()), List.of(new AntonymSwap()));
    List<CaptionedImage> views =
        preset.pipelines().stream().map(p -> view(p, value).value()).toList();
    assertThat(views.get(0)).isEqualTo(new CaptionedImage(Optional.of(RED), List.of()));
    assertThat(views.get(1).image()).isEmpty();
    assertThat(views.get(1).captions()).hasSize(1);
    assertThat(views.get(2).caption().orElseThrow().content()).containsAnyOf("closed", "shut");
    assertThat(new ImageAndCaption(8).pipelines()).hasSize(2);
  }

  @Test
  void wordsPassTheEvaluationView() {
    var words = CaptionedImage.of(Text.of("a heart"));
    Augmentation<CaptionedImage> evaluation = new ImageAndCaption(8).evaluation();
    assertThat(view(evaluation, words).value()).isEqualTo(words);
    assertThat(view(evaluation, CaptionedImage.of(RED, Examples.texts("a"))).value())
        .isEqualTo(new CaptionedImage(Optional.of(RED), List.of()));
  }

  @Test
  void presetsAreReadAsTheyAreWritten() {
    SpecCodec codec = SpecCodec.of(MODALITY);
    var preset =
        new ImageAndCaption(
            32,
            List.of(new dev.dyad.image.RandomCrop(32), new dev.dyad.image.ChannelShuffle()),
            List.of(new WordDeletion()),
            List.of(new AntonymSwap()));
    assertThat(codec.read(Preset.class, codec.write(preset))).isEqualTo(preset);
    assertThat(codec.fromTree(Preset.class, codec.toTree(preset))).isEqualTo(preset);
  }

  @Test
  void changesOfOneNameAreToldApart() {
    SpecCodec codec = SpecCodec.of(MODALITY);
    var image = new OnImage.ImageChanged(new dev.dyad.image.ChannelShuffle.Swapped(2, 1, 0));
    var text = new OnCaption.CaptionChanged(new dev.dyad.text.WordSwap.Swapped(List.of()));
    assertThat(codec.read(codec.write(image))).isEqualTo(image);
    assertThat(codec.read(codec.write(text))).isEqualTo(text);
  }

  @Test
  void drawsPicturesWithAllTheirCaptions() {
    Drawing both = MODALITY.draw(CaptionedImage.of(RED, Examples.texts("a", "b")));
    assertThat(((Drawing.Captioned) both).words()).isEqualTo(new Drawing.Words("a / b"));
    assertThat(((Drawing.Captioned) both).picture().width()).isEqualTo(8);
  }

  @Test
  void drawsWhatBecameOfTheDrawnCaption() {
    var value = CaptionedImage.of(RED, Examples.texts("an open door", "an open door"));
    var preset = new ImageAndCaption(8, List.of(), List.of(), List.of(new AntonymSwap()));
    View<CaptionedImage> wrong = view(preset.pipelines().get(2), value);
    var diff = (Drawing.Diff) MODALITY.draw(value, wrong);
    assertThat(diff.after()).isIn("a closed door", "a shut door");
    assertThat(diff.parts())
        .anyMatch(p -> p.mark() == Drawing.Diff.Mark.REMOVED && p.text().equals("open"));
    assertThat(MODALITY.draw(value, view(preset.pipelines().get(0), value)))
        .isInstanceOf(Drawing.Picture.class);
  }

  @Test
  void drawsEmptiedCaptionsAsGone() {
    var value = CaptionedImage.of(RED, Examples.texts("a tuba"));
    View<CaptionedImage> emptied = view(new WrongCaption(), value);
    var shown = (Drawing.Captioned) MODALITY.draw(value, emptied);
    assertThat(((Drawing.Diff) shown.words()).after()).isEmpty();
  }
}
