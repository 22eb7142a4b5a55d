package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ListDatasetTest {
  private static Sample<String> sample(String id, int label) {
    return new Sample<>(id, "value of " + id, OptionalInt.of(label));
  }

  @Test
  void keepsOrderIdsAndLabels() {
    var data = new ListDataset<>(List.of(sample("a", 1), sample("b", 0)), List.of("cat", "dog"));
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.get(1)).isEqualTo(sample("b", 0));
    assertThat(data.id(0)).isEqualTo("a");
    assertThat(data.label(0)).hasValue(1);
    assertThat(data.skipped()).isEmpty();
  }

  @Test
  void numbersPlainValues() {
    var data = ListDataset.of(List.of("x", "y"));
    assertThat(data.id(1)).isEqualTo("1");
    assertThat(data.get(1).value()).isEqualTo("y");
    assertThat(data.label(1)).isEmpty();
    assertThat(data.labelNames()).isEmpty();
  }

  @Test
  void isNotChangedThroughTheListItWasGiven() {
    var samples = new ArrayList<>(List.of(sample("a", 0)));
    var data = new ListDataset<>(samples, List.of("cat"));
    samples.clear();
    assertThat(data.size()).isEqualTo(1);
  }

  @Test
  void rejectsLabelsWithoutAName() {
    for (int label : new int[] {-1, 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ListDataset<>(List.of(sample("a", label)), List.of("cat")))
          .withMessage(
              "label of sample 'a' must be an index into the 1 label names, but was OptionalInt[%d]"
                  .formatted(label));
    }
  }

  @Test
  void idOfAnUnreadableSampleIsKnownAllTheSame() {
    Dataset<String> data =
        new Dataset<>() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public Sample<String> get(int index) {
            throw new UnreadableSampleException("torn.png", "ends after 3 bytes");
          }

          @Override
          public List<String> labelNames() {
            return List.of();
          }
        };
    assertThat(data.id(0)).isEqualTo("torn.png");
    assertThatExceptionOfType(UnreadableSampleException.class).isThrownBy(() -> data.label(0));
  }

  @Test
  void failsForIndicesThatAreNotThere() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> ListDataset.of(List.of("x")).get(1));
  }
}
