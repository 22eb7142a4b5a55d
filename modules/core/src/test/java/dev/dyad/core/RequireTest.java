package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  @Test
  void givesBackWhatKeepsTheRule() {
    assertThat(Require.positive("n", 1)).isEqualTo(1);
    assertThat(Require.positive("t", 0.1)).isEqualTo(0.1);
    assertThat(Require.within("p", 0.0, 0, 1)).isEqualTo(0.0);
    assertThat(Require.within("p", 1.0, 0, 1)).isEqualTo(1.0);
    assertThat(Require.within("count", 3, 0, 3)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void positiveNumbersAreFiniteAndAboveZero(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.positive("temperature", value))
        .withMessage("temperature must be positive, but was " + value);
  }

  @Test
  void positiveIntegersAreAboveZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.positive("epochs", 0))
        .withMessage("epochs must be positive, but was 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.0000001, Double.NaN})
  void rejectsNumbersOutOfRange(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.within("p", value, 0, 1))
        .withMessage("p must be in 0.0..1.0, but was " + value);
  }

  @Test
  void rejectsIntegersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.within("count", 4, 0, 3))
        .withMessage("count must be in 0..3, but was 4");
  }

  @Test
  void writesNumbersTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Require.that(false, "%.1f of %d", 0.5, 1000))
          .withMessage("0.5 of 1000");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void doesNotFormatWhenAllIsWell() {
    Require.that(true, "%d", "no number");
  }
}
