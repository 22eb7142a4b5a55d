package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dyad.core.Origin;
import dev.dyad.core.Sample;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewBatchTest {
  private static ViewBatch<String> batch(String... values) {
    List<Sample<String>> samples =
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    new Sample<>(
                        "s" + i, values[i], i == 0 ? OptionalInt.empty() : OptionalInt.of(i)))
            .toList();
    List<View<String>> views =
        samples.stream().map(s -> View.raw(s.value(), new Origin(s.id(), 0, 0, 0))).toList();
    return new ViewBatch<>(samples, List.of(views, views));
  }

  @Test
  void copiesShareTheGroupOfTheFirst() {
    assertThat(batch("a", "b", "a", "c", "b", "a").groups()).containsExactly(0, 1, 0, 3, 1, 0);
  }

  @Test
  void differentSamplesHaveGroupsOfTheirOwn() {
    assertThat(batch("a", "b", "c").groups()).containsExactly(0, 1, 2);
  }

  @Test
  void unlabelledSamplesHaveLabelMinusOne() {
    assertThat(batch("a", "b", "c").labels()).containsExactly(-1, 1, 2);
  }

  @Test
  void collatesEachViewInTheOrderOfTheSamples() {
    CollatedBatch collated = batch("a", "b", "a").collate(new Letters.Hashes());
    assertThat(collated.size()).isEqualTo(3);
    assertThat(collated.ids()).containsExactly("s0", "s1", "s2");
    assertThat(collated.labels()).containsExactly(-1, 1, 2);
    assertThat(collated.groups()).containsExactly(0, 1, 0);
    assertThat(collated.views()).hasSize(2);
    assertThat(collated.views().get(1).get(0).shape()).containsExactly(3);
    assertThat(collated.views().get(1).get(0).bytes().getLong(8)).isEqualTo("b".hashCode());
  }

  @Test
  void closesTheTensorsOfAllViews() {
    CollatedBatch collated = batch("a", "b").collate(new Letters.Hashes());
    collated.close();
    for (List<Tensor> view : collated.views()) {
      assertThatIllegalStateException().isThrownBy(() -> view.get(0).bytes());
    }
  }

  @Test
  void emptyBatchReachesNoCollator() {
    CollatedBatch collated =
        batch()
            .collate(
                values -> {
                  throw new IllegalArgumentException("nothing to collate");
                });
    assertThat(collated.size()).isZero();
    assertThat(collated.views()).containsExactly(List.of(), List.of());
  }
}
