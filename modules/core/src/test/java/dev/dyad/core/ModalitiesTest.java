package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModalitiesTest {
  @Test
  void findsWhatIsRegistered() {
    assertThat(Modalities.all()).hasOnlyElementsOfType(NumbersModality.class).hasSize(1);
    assertThat(Modalities.named("numbers")).isInstanceOf(NumbersModality.class);
  }

  @Test
  void namesTheNearestOfTheUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Modalities.named("number"))
        .withMessage("No modality 'number'. Maybe numbers. Known: numbers.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Modalities.named("smells"))
        .withMessage("No modality 'smells'. Known: numbers.");
  }

  @Test
  void refusesTwoOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Modalities.byName(List.of(new NumbersModality(), new NumbersModality())))
        .withMessage(
            "two modalities are named 'numbers': %s and %s. "
                + "Take one off the class path, or rename it",
            NumbersModality.class.getName(), NumbersModality.class.getName());
  }

  @Test
  void codecKnowsAllThatAModalityBrings() {
    assertThat(SpecCodec.of(new NumbersModality()).names(Object.class))
        .containsExactly(
            "Add",
            "Added",
            "Greedy",
            "Maybe",
            "Multiplied",
            "OneOf",
            "PerView",
            "Plain",
            "SamePipeline",
            "Sequence",
            "SomeOf",
            "Times");
  }

  @Test
  void valuesAreDrawnAsWordsUnlessTheModalityKnowsBetter() {
    assertThat(new NumbersModality().draw(7)).isEqualTo(new Drawing.Words("7"));
  }
}
