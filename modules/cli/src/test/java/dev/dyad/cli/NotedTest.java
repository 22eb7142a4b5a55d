package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NotedTest {
  private static Sample<String> sample(String id, String value) {
    return new Sample<>(id, value, OptionalInt.of(0));
  }

  @Test
  void notesWhatIsDecodedAndNothingElse() {
    var data =
        new ListDataset<>(
            List.of(sample("a", "fox"), sample("b", ""), sample("c", "owl")), List.of("animal"));
    var noted = new Noted<String, Integer>(data, v -> Optional.of(v.length()).filter(n -> n > 0));
    assertThat(noted.get(0)).isEqualTo(data.get(0));
    assertThat(noted.get(1).value()).isEmpty();
    assertThat(noted.found()).isEqualTo(Map.of("a", 3));
    assertThat(noted.id(2)).isEqualTo("c");
    assertThat(noted.labelNames()).containsExactly("animal");
  }
}
