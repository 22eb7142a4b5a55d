package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {
  private static final RandomKey KEY = RandomKey.of(3);

  private static Dataset<Integer> data(int from, int to) {
    return new ListDataset<>(
        IntStream.range(from, to)
            .mapToObj(i -> new Sample<>("s" + i, i, OptionalInt.of(i % 2)))
            .toList(),
        List.of("even", "odd"));
  }

  private static Set<String> ids(Dataset<?> data) {
    var ids = new TreeSet<String>();
    for (int i = 0; i < data.size(); i++) {
      ids.add(data.id(i));
    }
    return ids;
  }

  @Test
  void keepsTheGivenOrder() {
    var subset = new Subset<>(data(0, 10), 7, 2, 7);
    assertThat(subset.size()).isEqualTo(3);
    assertThat(subset.get(0).value()).isEqualTo(7);
    assertThat(subset.id(1)).isEqualTo("s2");
    assertThat(subset.label(2)).hasValue(1);
    assertThat(subset.wholeIndex(1)).isEqualTo(2);
    assertThat(subset.labelNames()).containsExactly("even", "odd");
  }

  @Test
  void rejectsIndicesOutsideTheWhole() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new Subset<>(data(0, 3), 3));
  }

  @Test
  void keepsWhatPasses() {
    assertThat(ids(Subset.where(data(0, 6), i -> i >= 4))).containsExactly("s4", "s5");
  }

  @Test
  void isNotChangedThroughTheArrayItWasGiven() {
    int[] indices = {1};
    var subset = new Subset<>(data(0, 3), indices);
    indices[0] = 2;
    assertThat(subset.id(0)).isEqualTo("s1");
  }

  @Test
  void decodesNothingUntilAsked() {
    Dataset<Integer> broken =
        new Dataset<>() {
          @Override
          public int size() {
            return 4;
          }

          @Override
          public Sample<Integer> get(int index) {
            throw new UnreadableSampleException("s" + index, "never decode");
          }

          @Override
          public String id(int index) {
            return "s" + index;
          }

          @Override
          public List<String> labelNames() {
            return List.of();
          }

          @Override
          public List<Skipped> skipped() {
            return List.of(new Skipped("gone", "empty file"));
          }
        };
    Subset<Integer> split = Subset.split(broken, 1, KEY, true);
    assertThat(split.size()).isEqualTo(4);
    assertThat(split.id(3)).isEqualTo("s3");
    assertThat(split.skipped()).containsExactly(new Skipped("gone", "empty file"));
  }

  @Test
  void sidesOfASplitAreDisjointAndComplete() {
    var heldOut = ids(Subset.split(data(0, 1000), 0.1, KEY, true));
    var rest = ids(Subset.split(data(0, 1000), 0.1, KEY, false));
    var both = new HashSet<>(heldOut);
    both.addAll(rest);
    assertThat(both).hasSize(1000);
    assertThat(heldOut.size() + rest.size()).isEqualTo(1000);
    assertThat(heldOut.size()).as("held out of 1,000, deviation 9.5").isBetween(60, 140);
  }

  @Test
  void sampleStaysOnItsSideWhateverElseIsThere() {
    var few = ids(Subset.split(data(100, 200), 0.3, KEY, true));
    var many = ids(Subset.split(data(0, 1000), 0.3, KEY, true));
    many.retainAll(ids(data(100, 200)));
    assertThat(few).isEqualTo(many);
  }

  @Test
  void smallerShareIsPartOfTheLarger() {
    assertThat(ids(Subset.split(data(0, 1000), 0.3, KEY, true)))
        .containsAll(ids(Subset.split(data(0, 1000), 0.1, KEY, true)));
  }

  @Test
  void splitIsAGoldenOne() {
    assertThat(ids(Subset.split(data(0, 30), 0.2, KEY, true))).isEqualTo(GOLDEN);
  }

  private static final Set<String> GOLDEN = Set.of("s10", "s12", "s2");

  @Test
  void otherKeysSplitOtherwise() {
    assertThat(ids(Subset.split(data(0, 1000), 0.5, KEY, true)))
        .isNotEqualTo(ids(Subset.split(data(0, 1000), 0.5, RandomKey.of(4), true)));
  }

  @Test
  void nothingAndEverythingCanBeHeldOut() {
    assertThat(Subset.split(data(0, 50), 0, KEY, true).size()).isZero();
    assertThat(Subset.split(data(0, 50), 1, KEY, true).size()).isEqualTo(50);
    assertThat(Subset.split(data(0, 50), 1, KEY, false).size()).isZero();
  }

  @Test
  void rejectsSharesOutsideOfZeroToOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subset.split(data(0, 5), 1.5, KEY, true))
        .withMessage("share must be in 0.0..1.0, but was 1.5");
  }

  @Test
  void handsOnWhatTheWholeNotes() {
    Dataset<Integer> whole =
        new Dataset<>() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public Sample<Integer> get(int index) {
            return new Sample<>("s", index, OptionalInt.empty());
          }

          @Override
          public List<String> labelNames() {
            return List.of();
          }

          @Override
          public List<String> notes() {
            return List.of("made up");
          }
        };
    assertThat(new Subset<>(whole, 0).notes()).containsExactly("made up");
    assertThat(data(0, 1).notes()).isEmpty();
  }
}
