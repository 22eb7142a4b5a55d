package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dyad.core.DeviceCollator;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Origin;
import dev.dyad.core.Sample;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.util.List;
import java.util.Optional;
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

  /** Draws the lengths of the words. */
  private static final class Lengths implements DeviceCollator<String> {
    @Override
    public List<Tensor> collate(List<String> values) {
      return List.of(new Tensor.Floats(values.size()));
    }

    @Override
    public String deferring(String raw) {
      return raw;
    }

    @Override
    public DrawnBatch drawn(List<String> raw, List<List<View<String>>> views) {
      List<Tensor> tensors = List.of(new Tensor.Bytes(raw.size(), 3));
      return new DrawnBatch(
          "",
          tensors,
          new Tensor.Longs(1),
          OptionalInt.empty(),
          List.of(),
          Optional.of("Reversed"));
    }
  }

  @Test
  void drawnBatchHasSamplesButNoViews() {
    CollatedBatch drawn = batch("a", "b", "a").collateDrawn(new Lengths());
    assertThat(drawn.ids()).containsExactly("s0", "s1", "s2");
    assertThat(drawn.groups()).containsExactly(0, 1, 0);
    assertThat(drawn.views()).isEmpty();
    assertThat(drawn.drawn().orElseThrow().bytes()).isEqualTo(9);
  }

  @Test
  void closesWhatWasDrawn() {
    CollatedBatch drawn = batch("a", "b").collateDrawn(new Lengths());
    drawn.close();
    assertThatIllegalStateException().isThrownBy(() -> drawn.drawn().orElseThrow().bytes());
  }

  @Test
  void nothingIsDrawnOfNoSamples() {
    assertThat(batch().collateDrawn(new Lengths()).drawn()).isEmpty();
  }
}
