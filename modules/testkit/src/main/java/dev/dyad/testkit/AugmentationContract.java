package dev.dyad.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every augmentation keeps: inherit this in its test and give the augmentation, samples and
 * the codec.
 *
 * @param <T> type of the values; its {@code equals} must compare content
 */
public abstract class AugmentationContract<T> {
  /** The augmentation under test, with settings that have an effect on most samples. */
  protected abstract Augmentation<T> augmentation();

  /** A typical sample drawn from the generator; equal generators give equal samples. */
  protected abstract T sample(SplittableGenerator random);

  /**
   * Samples at the edge of what is allowed: empty where the type has that, one element, extreme
   * shapes.
   */
  protected abstract List<T> edgeSamples();

  /** A codec that knows the augmentation and its changes. */
  protected abstract SpecCodec codec();

  /**
   * Fails if the value breaks a rule of its type or of this augmentation (shape, range,
   * finiteness).
   */
  protected abstract void checkInvariants(T before, T after);

  /** Whether different keys should give different views; false for augmentations without chance. */
  protected boolean draws() {
    return true;
  }

  private View<T> view(T value, long key) {
    return augmentation()
        .apply(View.raw(value, new Origin("sample", 0, 0, key)), RandomKey.of(key).generator());
  }

  @Test
  void leavesItsInputUntouched() {
    Seeds.forAll(
        20,
        random -> {
          SplittableGenerator copy = random.split();
          long seed = copy.nextLong();
          T value = sample(RandomKey.of(seed).generator());
          view(value, seed);
          assertThat(value).isEqualTo(sample(RandomKey.of(seed).generator()));
        });
  }

  @Test
  void givesTheSameViewForTheSameKey() {
    Seeds.forAll(
        20,
        random -> {
          T value = sample(random);
          long key = random.nextLong();
          View<T> view = view(value, key);
          assertThat(view.value()).isEqualTo(view(value, key).value());
          assertThat(view.changes()).isEqualTo(view(value, key).changes());
        });
  }

  @Test
  void givesOtherViewsForOtherKeys() {
    assumeThat(draws()).as("augmentation without chance").isTrue();
    T value = sample(RandomKey.of(1).generator());
    long different =
        java.util.stream.LongStream.range(0, 40)
            .filter(key -> !view(value, key).value().equals(view(value, key + 1000).value()))
            .count();
    assertThat(different).as("pairs of keys with different views, of 40").isGreaterThan(8);
  }

  @Test
  void hasAnEffect() {
    T value = sample(RandomKey.of(2).generator());
    long changed =
        java.util.stream.LongStream.range(0, 40)
            .filter(key -> !view(value, key).value().equals(value))
            .count();
    assertThat(changed).as("views that differ from their sample, of 40").isGreaterThan(8);
  }

  @Test
  void replaysToTheSameValue() {
    Seeds.forAll(
        40,
        random -> {
          T value = sample(random);
          View<T> view = view(value, random.nextLong());
          assertThat(View.replay(value, view.changes())).isEqualTo(view.value());
        });
  }

  @Test
  void replaysFromTheTextOfItsChanges() {
    SpecCodec codec = codec();
    Seeds.forAll(
        10,
        random -> {
          T value = sample(random);
          View<T> view = view(value, random.nextLong());
          for (var change : view.changes()) {
            assertThat(codec.read(codec.write(change))).isEqualTo(change);
          }
        });
  }

  @Test
  void keepsItsInvariants() {
    Seeds.forAll(
        100,
        random -> {
          T value = sample(random);
          checkInvariants(value, view(value, random.nextLong()).value());
        });
  }

  @Test
  void survivesEdgeSamples() {
    for (T value : edgeSamples()) {
      Seeds.forAll(20, random -> checkInvariants(value, view(value, random.nextLong()).value()));
    }
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    assertThat(codec().read(codec().write(augmentation()))).isEqualTo(augmentation());
    assertThat(codec().fromTree(Object.class, codec().toTree(augmentation())))
        .isEqualTo(augmentation());
  }
}
