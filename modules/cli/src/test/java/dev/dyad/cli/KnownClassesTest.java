package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KnownClassesTest {
  /** Samples whose values are the names of their classes. */
  private record Words(List<String> labelNames) implements Dataset<String> {
    @Override
    public int size() {
      return labelNames.size();
    }

    @Override
    public Sample<String> get(int index) {
      return new Sample<>("w" + index, labelNames.get(index), OptionalInt.of(index));
    }
  }

  private final List<String> warnings = new ArrayList<>();

  @Test
  void matchesClassesByNameNotByNumber() {
    Dataset<String> dogs =
        KnownClasses.of(
            new Words(List.of("dog", "ant")), List.of("ant", "cat", "dog"), warnings::add);
    assertThat(dogs.label(0)).hasValue(2);
    assertThat(dogs.get(1).label()).hasValue(0);
    assertThat(dogs.labelNames()).containsExactly("ant", "cat", "dog");
    assertThat(warnings).isEmpty();
  }

  @Test
  void dropsLabelsWhereAClassIsUnknownAndSaysSo() {
    Dataset<String> birds =
        KnownClasses.of(new Words(List.of("cat", "owl")), List.of("cat", "dog"), warnings::add);
    assertThat(birds.label(0)).isEmpty();
    assertThat(birds.get(0).label()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("owl", "It knows: cat, dog");
  }
}
