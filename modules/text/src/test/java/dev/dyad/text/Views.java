package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.Set;
import java.util.TreeSet;

/** Views of texts, for tests. */
final class Views {
  static final Origin ORIGIN = new Origin("s", 0, 0, 1);

  private Views() {}

  /** Every text that 200 seeds give. */
  static Set<String> of(Augmentation<Text> augmentation, String text) {
    var views = new TreeSet<String>();
    Seeds.forAll(
        200,
        random ->
            views.add(
                augmentation.apply(View.raw(Text.of(text), ORIGIN), random).value().content()));
    return views;
  }
}
