package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.imagetext.OneCaption.CaptionTaken;
import dev.dyad.text.Text;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OneCaptionTest extends CaptionedImageContract {
  @Override
  protected Augmentation<CaptionedImage> augmentation() {
    return new OneCaption();
  }

  private static View<CaptionedImage> view(CaptionedImage value, long key) {
    return new OneCaption()
        .apply(View.raw(value, new Origin("s", 0, 0, key)), RandomKey.of(key).generator());
  }

  @Test
  void takesEachCaptionAsOftenAsTheOthers() {
    var value = CaptionedImage.of(Examples.plain(1, 2, 3), Examples.texts("a", "b", "c", "d"));
    var counts = new TreeMap<String, Integer>();
    for (int key = 0; key < 4000; key++) {
      List<Text> taken = view(value, key).value().captions();
      assertThat(taken).hasSize(1);
      counts.merge(taken.get(0).content(), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("a", "b", "c", "d");
    assertThat(counts.values()).allMatch(count -> count > 880 && count < 1120); // 4 deviations
  }

  @Test
  void recordsTheNumberThatWasDrawn() {
    var value = CaptionedImage.of(Examples.plain(1, 2, 3), Examples.texts("a", "b", "c"));
    View<CaptionedImage> view = view(value, 5);
    int number = ((CaptionTaken) view.changes().get(0)).number();
    assertThat(view.value().captions()).containsExactly(value.captions().get(number));
  }

  @Test
  void oneCaptionIsTakenWithoutAWord() {
    var value = CaptionedImage.of(Examples.plain(1, 2, 3), Examples.texts("a"));
    assertThat(view(value, 5).changes()).isEmpty();
  }

  @Test
  void rejectsNumbersThatAreNotThere() {
    var value = CaptionedImage.of(Examples.plain(1, 2, 3), Examples.texts("a", "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptionTaken(2).apply(value))
        .withMessage("number must be below the 2 captions, but was 2");
  }
}
