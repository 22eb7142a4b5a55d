package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  @Test
  void readsWhatItWrites() {
    var random = RandomKey.of(1).generator();
    for (int i = 0; i < 1000; i++) {
      double a = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-60, 60));
      double b = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-60, 60));
      var range = new Range(Math.min(a, b), Math.max(a, b));
      assertThat(Range.parse(range.toString())).isEqualTo(range);
    }
  }

  @Test
  void isWrittenWithTwoDots() {
    assertThat(new Range(0.2, 1)).hasToString("0.2..1.0");
  }

  @Test
  void readsWholeNumbersSpacesAndSigns() {
    assertThat(Range.parse(" -3 .. 4 ")).isEqualTo(new Range(-3, 4));
    assertThat(Range.parse("1e-3..1e3")).isEqualTo(new Range(0.001, 1000));
  }

  @Test
  void readsOneNumberAsAPoint() {
    assertThat(Range.parse("0.5")).isEqualTo(Range.exactly(0.5));
  }

  @Test
  void spansItsRadius() {
    assertThat(Range.around(1, 0.5)).isEqualTo(new Range(0.5, 1.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "1..", "..1", "a..b", "1..2..3", "0.1-0.2", "one"})
  void rejectsWhatIsNoRange(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Range.parse(text))
        .withMessage("range must look like 0.2..1.0, but was '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2..1", "NaN..1", "0..Infinity", "NaN"})
  void rejectsEndsThatAreReversedOrNotFinite(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Range.parse(text))
        .withMessageStartingWith("range must have finite ends with min <= max, but was ");
  }

  @Test
  void rejectsASpanThatOverflows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Range(-Double.MAX_VALUE, Double.MAX_VALUE))
        .withMessageStartingWith("range must have finite ends");
  }

  @Test
  void drawsEvenlyWithinItsEnds() {
    var range = new Range(-2, 6);
    var random = RandomKey.of(2).generator();
    double sum = 0;
    double squares = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      double drawn = range.draw(random);
      assertThat(drawn).isBetween(-2.0, 6.0);
      sum += drawn;
      squares += (drawn - 2) * (drawn - 2);
    }
    assertThat(sum / n).as("mean").isBetween(1.95, 2.05);
    assertThat(squares / n).as("variance, 8^2/12").isBetween(5.25, 5.42);
  }

  @Test
  void drawsThePointItself() {
    assertThat(Range.exactly(0.3).draw(RandomKey.of(3).generator())).isEqualTo(0.3);
  }

  @Test
  void takesOneNumberADrawEvenForAPoint() {
    var random = RandomKey.of(4).generator();
    Range.exactly(1).draw(random);
    var other = RandomKey.of(4).generator();
    new Range(0, 1).draw(other);
    assertThat(random.nextLong()).isEqualTo(other.nextLong());
  }

  @Test
  void liesWithinItsOwnEnds() {
    var range = new Range(0, 1);
    assertThat(range.within("scale", 0, 1)).isSameAs(range);
  }

  @Test
  void namesTheSettingThatLeavesTheBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Range(0.5, 2).within("scale", 0, 1))
        .withMessage("scale must lie within 0.0..1.0, but was 0.5..2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Range(-0.5, 1).within("scale", 0, 1))
        .withMessage("scale must lie within 0.0..1.0, but was -0.5..1.0");
  }
}
