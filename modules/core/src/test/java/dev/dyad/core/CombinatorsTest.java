package dev.dyad.core;

import static dev.dyad.core.Numbers.amounts;
import static dev.dyad.core.Numbers.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Numbers.Add;
import dev.dyad.core.Numbers.Greedy;
import dev.dyad.core.Numbers.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinatorsTest {
  private static final Add ADD = new Add();

  @Test
  void sequenceAppliesInOrder() {
    assertThat(view(Sequence.of(new Times(3), new Times(5)), 2, 1).changes())
        .containsExactly(new Times.Multiplied(3), new Times.Multiplied(5));
  }

  @Test
  void emptySequenceLeavesTheViewAsItIs() {
    assertThat(view(Sequence.of(), 2, 1)).isEqualTo(Numbers.raw(2));
  }

  @Test
  void drawsOfOneStepOfASequenceNeverShiftAnother() {
    for (long seed = 0; seed < 200; seed++) {
      List<Integer> calm = amounts(view(Sequence.of(ADD, new Greedy(0), ADD), 0, seed));
      List<Integer> greedy = amounts(view(Sequence.of(ADD, new Greedy(9), ADD), 0, seed));
      assertThat(greedy).isEqualTo(calm);
    }
  }

  @Test
  void drawsOfAnInnerSequenceNeverShiftTheOuter() {
    for (long seed = 0; seed < 200; seed++) {
      var shortInner = Sequence.of(Sequence.of(ADD), ADD);
      var longInner = Sequence.of(Sequence.of(ADD, ADD, ADD), ADD);
      List<Integer> few = amounts(view(shortInner, 0, seed));
      List<Integer> many = amounts(view(longInner, 0, seed));
      assertThat(many.get(0)).isEqualTo(few.get(0));
      assertThat(many.get(3)).isEqualTo(few.get(1));
    }
  }

  @Test
  void stepsOfASequenceDrawDifferently() {
    int equal = 0;
    for (long seed = 0; seed < 1000; seed++) {
      List<Integer> two = amounts(view(Sequence.of(ADD, ADD), 0, seed));
      equal += two.get(0).equals(two.get(1)) ? 1 : 0;
    }
    assertThat(equal).isLessThan(3);
  }

  @Test
  void maybeHappensWithItsProbability() {
    assertThat(count(new Maybe<>(0.3, ADD))).as("of 10,000; deviation 46").isBetween(2750, 3250);
    assertThat(count(new Maybe<>(0, ADD))).isZero();
    assertThat(count(new Maybe<>(1, ADD))).isEqualTo(10_000);
  }

  private static int count(Augmentation<Integer> step) {
    int count = 0;
    for (long seed = 0; seed < 10_000; seed++) {
      count += view(step, 0, seed).changes().size();
    }
    return count;
  }

  @Test
  void probabilityOfMaybeNeverChangesWhatItsStepDraws() {
    for (long seed = 0; seed < 500; seed++) {
      List<Integer> rare = amounts(view(new Maybe<>(0.4, ADD), 0, seed));
      List<Integer> sure = amounts(view(new Maybe<>(1, ADD), 0, seed));
      assertThat(rare.isEmpty() || rare.equals(sure)).isTrue();
    }
  }

  @Test
  void maybeNeverShiftsWhatComesAfterIt() {
    for (long seed = 0; seed < 200; seed++) {
      List<Integer> never = amounts(view(Sequence.of(new Maybe<>(0, ADD), ADD), 0, seed));
      List<Integer> always = amounts(view(Sequence.of(new Maybe<>(1, ADD), ADD), 0, seed));
      assertThat(always.get(1)).isEqualTo(never.get(0));
    }
  }

  @Test
  void maybeRejectsImpossibleProbabilities() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Maybe<>(p, ADD))
          .withMessage("p must be in 0.0..1.0, but was " + p);
    }
  }

  @Test
  void oneOfTakesEachStepEquallyOften() {
    var step = OneOf.of(new Times(2), new Times(3), new Times(5));
    var counts = new HashMap<Integer, Integer>();
    for (long seed = 0; seed < 9000; seed++) {
      View<Integer> view = view(step, 1, seed);
      assertThat(view.changes()).hasSize(1);
      counts.merge(view.value(), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrder(2, 3, 5);
    assertThat(counts.values()).as("3,000 each, deviation 45").allMatch(n -> n > 2730 && n < 3270);
  }

  @Test
  void choiceOfOneOfNeverShiftsWhatComesAfterIt() {
    for (long seed = 0; seed < 200; seed++) {
      var calm = Sequence.of(OneOf.of(new Greedy(0), new Greedy(0)), ADD);
      var greedy = Sequence.of(OneOf.of(new Greedy(3), new Greedy(7)), ADD);
      assertThat(view(greedy, 0, seed)).isEqualTo(view(calm, 0, seed));
    }
  }

  @Test
  void oneOfNeedsAStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OneOf<Integer>(List.of()))
        .withMessage("steps must not be empty. Name at least one augmentation");
  }

  @Test
  void someOfDrawsDifferentStepsInEveryOrder() {
    List<Augmentation<Integer>> steps = List.of(new Times(2), new Times(3), new Times(5));
    var orders = new HashMap<List<Change<Integer>>, Integer>();
    for (long seed = 0; seed < 6000; seed++) {
      List<Change<Integer>> changes = view(new SomeOf<>(2, steps), 1, seed).changes();
      assertThat(new HashSet<>(changes)).hasSize(2);
      orders.merge(changes, 1, Integer::sum);
    }
    assertThat(orders).hasSize(6);
    assertThat(orders.values()).as("1,000 each, deviation 29").allMatch(n -> n > 820 && n < 1180);
  }

  @Test
  void drawsOfOneStepOfSomeOfNeverShiftAnother() {
    for (long seed = 0; seed < 200; seed++) {
      var calm = new SomeOf<>(3, List.<Augmentation<Integer>>of(new Greedy(0), ADD, ADD));
      var greedy = new SomeOf<>(3, List.<Augmentation<Integer>>of(new Greedy(8), ADD, ADD));
      assertThat(amounts(view(greedy, 0, seed))).isEqualTo(amounts(view(calm, 0, seed)));
    }
  }

  @Test
  void someOfNoneLeavesTheViewAsItIs() {
    assertThat(view(new SomeOf<>(0, List.of(ADD)), 4, 1)).isEqualTo(Numbers.raw(4));
  }

  @Test
  void someOfRejectsCountsThatCannotBeDrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SomeOf<>(3, List.<Augmentation<Integer>>of(ADD, ADD)))
        .withMessage("count must be in 0..2, but was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SomeOf<>(-1, List.<Augmentation<Integer>>of(ADD)))
        .withMessage("count must be in 0..1, but was -1");
  }

  @Test
  void combinatorsAreNotChangedThroughTheListTheyWereGiven() {
    var steps = new ArrayList<Augmentation<Integer>>(List.of(ADD, ADD));
    var all = List.of(new Sequence<>(steps), new OneOf<>(steps), new SomeOf<>(1, steps));
    List<View<Integer>> before = all.stream().map(step -> view(step, 1, 1)).toList();
    steps.clear();
    assertThat(all.stream().map(step -> view(step, 1, 1)).toList()).isEqualTo(before);
  }

  @Test
  void samePipelineGivesItsPipelineForEachView() {
    assertThat(new SamePipeline<>(ADD).pipelines()).containsExactly(ADD, ADD);
    assertThat(new SamePipeline<>(3, ADD).pipelines()).containsExactly(ADD, ADD, ADD);
    assertThat(new SamePipeline<>(ADD).evaluation()).isEqualTo(new Sequence<>(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SamePipeline<>(0, ADD))
        .withMessage("count must be positive, but was 0");
  }

  @Test
  void perViewGivesEachViewItsOwn() {
    assertThat(new PerView<>(List.of(ADD, new Times(2))).pipelines())
        .containsExactly(ADD, new Times(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PerView<Integer>(List.of()))
        .withMessage("pipelines must not be empty. Name one for each view");
  }

  @Test
  void nestedPipelinesReplayToTheirValue() {
    Augmentation<Integer> nested =
        Sequence.of(
            new Maybe<>(0.5, new SomeOf<>(2, List.of(ADD, new Times(3), new Times(-7)))),
            OneOf.of(ADD, Sequence.of(new Times(2), ADD)),
            new Maybe<>(0.5, ADD));
    for (long seed = 0; seed < 500; seed++) {
      View<Integer> view = view(nested, 11, seed);
      assertThat(View.replay(11, view.changes())).isEqualTo(view.value());
      assertThat(view(nested, 11, seed)).isEqualTo(view);
    }
  }
}
