package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowedTest {
  /** Windows of two times, one apart, of a recording of eleven times: 0..1, 1..2, ..., 9..10. */
  private record Pairs() implements Dataset<Integer>, Windowed {
    @Override
    public int size() {
      return 10;
    }

    @Override
    public Sample<Integer> get(int index) {
      return new Sample<>("pair " + index, index, OptionalInt.empty());
    }

    @Override
    public List<String> labelNames() {
      return List.of();
    }

    @Override
    public List<Timeline> timelines() {
      return List.of(new Timeline("all", new float[11], new boolean[11], false, 1, 11));
    }

    @Override
    public Window window(int index) {
      return new Window(0, index, index + 2);
    }
  }

  private static List<Integer> side(Dataset<Integer> data, boolean heldOut) {
    var side = Subset.split(data, 0.3, RandomKey.of(1), heldOut);
    return IntStream.range(0, side.size()).mapToObj(i -> side.get(i).value()).toList();
  }

  /** The windows span times 0..10; the last three tenths of these eleven begin at 7.7. */
  @Test
  void lastPartIsHeldOutAndNoTimeIsOnBothSides() {
    assertThat(side(new Pairs(), true)).containsExactly(8, 9);
    assertThat(side(new Pairs(), false)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  /** The even windows end with time 9; the last three tenths of ten times begin at 7. */
  @Test
  void partOfTheWindowsIsHeldOutByTheTimesThatItSpans() {
    var even = Subset.where(new Pairs(), i -> i % 2 == 0);
    assertThat(side(even, true)).containsExactly(8);
    assertThat(side(even, false)).containsExactly(0, 2, 4);
  }

  /** What trains spans times 0..6; the last three tenths of these seven begin at 4.9. */
  @Test
  void whatIsLeftCanBePartedAgain() {
    var rest = Subset.split(new Pairs(), 0.3, RandomKey.of(1), false);
    assertThat(side(rest, true)).containsExactly(5);
    assertThat(side(rest, false)).containsExactly(0, 1, 2);
  }

  @Test
  void timelineRejectsASplitBeyondItsValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timeline("a", new float[3], new boolean[3], true, 2, 4))
        .withMessage("a: split 2..4 must be within 0..3");
  }
}
