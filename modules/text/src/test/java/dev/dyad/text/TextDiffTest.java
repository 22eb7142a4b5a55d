package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Diff.Mark;
import dev.dyad.core.Drawing.Diff.Part;
import dev.dyad.core.OneOf;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import dev.dyad.text.SynonymSwap.SynonymsSwapped;
import dev.dyad.text.WordDeletion.Deleted;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  private static String read(Diff diff, Mark without) {
    return diff.parts().stream()
        .filter(p -> p.mark() != without)
        .map(Part::text)
        .collect(Collectors.joining());
  }

  @Test
  void namesWordSenseReplacementAndMeaning() {
    Text raw = Text.of("a red car");
    var swapped = new SynonymsSwapped(List.of(new Edit(6, "car", "auto", "car.n.01", 0.5)));
    assertThat(TextDiff.of(raw, View.raw(raw, Views.ORIGIN).then(swapped)).parts())
        .containsExactly(
            new Part("a red ", Mark.KEPT, ""),
            new Part("car", Mark.REMOVED, ""),
            new Part(
                "auto",
                Mark.ADDED,
                "for car in the sense car.n.01, a motor vehicle with four wheels; usually propelled"
                    + " by an internal combustion engine; meaning 0.50"));
  }

  @Test
  void whatCameAndWentAgainLeavesNoTrace() {
    Text raw = Text.of("a red car");
    View<Text> view =
        View.raw(raw, Views.ORIGIN)
            .then(new SynonymsSwapped(List.of(new Edit(6, "car", "auto", "", 1))))
            .then(new Deleted(List.of(Edit.removal(5, " auto"))));
    assertThat(TextDiff.of(raw, view).parts())
        .containsExactly(
            new Part("a red", Mark.KEPT, ""),
            new Part(" ", Mark.REMOVED, ""),
            new Part("car", Mark.REMOVED, ""));
  }

  @Test
  void saysWhereNothingWasDone() {
    Text raw = Text.of("a");
    assertThat(TextDiff.of(raw, View.raw(raw, Views.ORIGIN)).caption()).isEqualTo("unchanged");
  }

  @Test
  void readsAsBeforeAndAsAfterWhateverWasDone() {
    var some =
        OneOf.<Text>of(
            new SynonymSwap(),
            new WordDeletion(),
            new WordSwap(),
            new SentenceShuffle(),
            new SynonymInsertion(),
            new CharacterNoise(),
            new WhitespaceNoise());
    var pipeline = Sequence.<Text>of(some, some, some, some);
    Seeds.forAll(
        100,
        random -> {
          Text raw = random.nextBoolean() ? Texts.sentences(random) : Texts.anything(random);
          View<Text> view = pipeline.apply(View.raw(raw, Views.ORIGIN), random);
          Diff diff = TextDiff.of(raw, view);
          assertThat(read(diff, Mark.ADDED)).isEqualTo(raw.content());
          assertThat(read(diff, Mark.REMOVED)).isEqualTo(view.value().content());
          assertThat(diff.after()).isEqualTo(view.value().content());
        });
  }
}
