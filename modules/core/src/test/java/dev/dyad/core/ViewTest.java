package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Change<Integer> PLUS_ONE = new Numbers.Add.Added(1);
  private static final Change<Integer> DOUBLED = new Numbers.Times.Multiplied(2);

  @Test
  void rawSampleHasNoHistory() {
    var origin = new Origin("a", 3, 1, 99);
    View<Integer> raw = View.raw(5, origin);
    assertThat(raw.value()).isEqualTo(5);
    assertThat(raw.origin()).isEqualTo(origin);
    assertThat(raw.changes()).isEmpty();
  }

  @Test
  void thenAppliesAndRecords() {
    View<Integer> view = Numbers.raw(5).then(PLUS_ONE).then(DOUBLED);
    assertThat(view.value()).isEqualTo(12);
    assertThat(view.changes()).containsExactly(PLUS_ONE, DOUBLED);
    assertThat(view.origin()).isEqualTo(Numbers.raw(5).origin());
  }

  @Test
  void thenLeavesTheViewAsItWas() {
    View<Integer> before = Numbers.raw(5).then(PLUS_ONE);
    before.then(DOUBLED);
    assertThat(before.value()).isEqualTo(6);
    assertThat(before.changes()).containsExactly(PLUS_ONE);
  }

  @Test
  void replayGivesTheValueAgain() {
    View<Integer> view = Numbers.raw(5).then(DOUBLED).then(PLUS_ONE).then(DOUBLED);
    assertThat(View.replay(5, view.changes())).isEqualTo(view.value()).isEqualTo(22);
  }

  @Test
  void replayOfNothingGivesTheSample() {
    assertThat(View.replay(5, List.<Change<Integer>>of())).isEqualTo(5);
  }

  @Test
  void historyCannotBeEdited() {
    var changes = new ArrayList<Change<Integer>>(List.of(PLUS_ONE));
    var view = new View<>(6, Numbers.raw(5).origin(), changes);
    changes.clear();
    assertThat(view.changes()).containsExactly(PLUS_ONE);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> view.changes().clear());
  }
}
