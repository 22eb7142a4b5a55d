package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/** Records for several kinds of values in one codec. */
class ValueTypesTest {
  record Whole(String left, Integer right) {}

  record Longer(int by) implements HardNegative<String> {
    Longer() {
      this(1);
    }

    @Override
    public View<String> apply(View<String> in, SplittableGenerator random) {
      return in.then(new Longer.Changed(by));
    }

    record Changed(int by) implements Change<String> {
      @Override
      public String apply(String value) {
        return value + "!".repeat(by);
      }
    }
  }

  record Greater() implements Augmentation<Integer> {
    @Override
    public View<Integer> apply(View<Integer> in, SplittableGenerator random) {
      return in.then(new Greater.Changed(random.nextInt(5)));
    }

    record Changed(int by) implements Change<Integer> {
      @Override
      public Integer apply(Integer value) {
        return value + by;
      }
    }
  }

  record OnLeft(List<Augmentation<String>> steps) implements Augmentation<Whole> {
    @Override
    public View<Whole> apply(View<Whole> in, SplittableGenerator random) {
      return in;
    }

    record Lifted(Change<String> change) implements Change<Whole> {
      @Override
      public Whole apply(Whole whole) {
        return new Whole(change.apply(whole.left()), whole.right());
      }
    }
  }

  private final SpecCodec codec =
      new SpecCodec("x", List.of(Longer.class, Greater.class, OnLeft.class)).forValues(Whole.class);

  @Test
  void whatARecordIsForIsFoundThroughInterfacesBetween() {
    assertThat(ValueTypes.of(Longer.class, Augmentation.class)).contains(String.class);
    assertThat(ValueTypes.of(Longer.class, HardNegative.class)).contains(String.class);
    assertThat(ValueTypes.of(Greater.Changed.class, Change.class)).contains(Integer.class);
  }

  @Test
  void combinatorsAreForAnyValues() {
    assertThat(ValueTypes.of(Sequence.class, Augmentation.class)).isEmpty();
    assertThat(ValueTypes.of(PerView.class, Preset.class)).isEmpty();
  }

  @Test
  void partsAreKnownInsideSettingsThatAskForThem() {
    var inside = new OnLeft(List.of(new Maybe<>(0.5, new Longer(3)), new Longer(1)));
    assertThat(codec.read(Augmentation.class, codec.write(inside))).isEqualTo(inside);
  }

  @Test
  void partsAreNotKnownOutside() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.read(Augmentation.class, "[OnLeft(steps=[]), Longer()]"))
        .withMessageStartingWith(
            "'Longer' is for String, but what is named here must be for Whole. Known: ")
        .withMessageContaining("OnLeft")
        .withMessageNotContaining("Greater");
  }

  @Test
  void anotherPartIsNotKnownInside() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> codec.read(Augmentation.class, "OnLeft(steps=[Maybe(p=0.5, step=Greater())])"))
        .withMessageStartingWith(
            "'Greater' is for Integer, but what is named here must be for String.");
  }

  @Test
  void changesOfPartsMayShareAName() {
    var change = new OnLeft.Lifted(new Longer.Changed(2));
    String text = codec.write(change);
    assertThat(text).isEqualTo("Lifted(change=Changed(by=2))");
    assertThat(codec.read(Change.class, text)).isEqualTo(change);
  }

  @Test
  void withoutValuesEverythingIsKnownEverywhere() {
    var any = new SpecCodec("x", List.of(Longer.class, OnLeft.class));
    assertThat(any.read(Augmentation.class, "Longer(by=4)")).isEqualTo(new Longer(4));
    assertThat(any.names(Augmentation.class)).contains("Longer", "OnLeft");
    assertThat(codec.names(Augmentation.class)).contains("OnLeft").doesNotContain("Longer");
  }
}
