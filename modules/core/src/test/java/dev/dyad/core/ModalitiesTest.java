package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
