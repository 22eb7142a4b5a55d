package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractionSwapTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new ContractionSwap();
  }

  private static String all(String text) {
    return Views.of(new ContractionSwap(1), text).iterator().next();
  }

  @Test
  void writesContractionsInFull() {
    assertThat(all("It's fine, I don't and can't and won't."))
        .isEqualTo("It is fine, I do not and cannot and will not.");
    assertThat(all("They're here; we'll see; I'm it; let's go"))
        .isEqualTo("They are here; we will see; I am it; let us go");
  }

  @Test
  void contractsWhatIsInFull() {
    assertThat(all("It is fine and they do not know and can not go and will not say."))
        .isEqualTo("It's fine and they don't know and can't go and won't say.");
  }

  @Test
  void leavesDoubtfulOnesAlone() {
    for (String text : List.of("the dog's bone", "he'd go", "it's been long", "what it is.")) {
      assertThat(all(text)).isEqualTo(text);
    }
  }

  @Test
  void leavesAintAlone() {
    assertThat(all("It ain't far, it isn't.")).isEqualTo("It ain't far, it is not.");
  }

  @Test
  void contractsWhateverTheCase() {
    assertThat(all("We WILL not go and Can not stay")).isEqualTo("We WON't go and Can't stay");
  }
}
