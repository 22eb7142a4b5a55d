package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
  @Test
  void takesNamesAndNumbersAndRecords() {
    Variation variation = Variation.parse("method=[SimCLR, 0.5, {HCL: {prior: 0.1}}]");
    assertThat(variation.key()).isEqualTo("method");
    assertThat(variation.values()).containsExactly("SimCLR", "0.5", "{\"HCL\":{\"prior\":0.1}}");
  }

  @Test
  void saysARecordAsPeopleWould() {
    assertThat(Variation.title("{\"HCL\":{\"prior\":0.1}}")).isEqualTo("HCL prior 0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"method", "=[A]", "method=A", "method=[]", "method=[A"})
  void rejectsWhatIsNoListOfValues(String text) {
    assertThatThrownBy(() -> Variation.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--vary must look like key=[value, value]")
        .hasMessageContaining("'" + text + "'");
  }
}
