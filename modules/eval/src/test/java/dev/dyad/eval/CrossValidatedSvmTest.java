package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidatedSvmTest {
  private static final RandomKey KEY = RandomKey.of(5);

  private static CrossValidatedSvm quick(Kernel... kernels) {
    return new CrossValidatedSvm(5, 2, 3, List.of(kernels), List.of(0.1, 10.0), KEY);
  }

  @Test
  void partsWhatALineParts() {
    Embeddings clouds = Clouds.classes(RandomGenerator.of("L64X128MixRandom"), 90, 4, 3, 0.1);
    for (Kernel kernel : Kernel.values()) {
      assertThat(quick(kernel).of(clouds).value()).as("%s", kernel).isGreaterThan(0.95);
    }
  }

  @Test
  void splitIsLearntFromTrainingRowsAndScoredOnTheRest() {
    var random = RandomGenerator.of("L64X128MixRandom");
    Embeddings clouds = Clouds.classes(random, 90, 4, 3, 0.1);
    Embeddings train = clouds.range(0, 60);
    Score score = quick(Kernel.RBF).ofSplit(train, clouds.range(60, 90));
    assertThat(score.value()).isGreaterThan(0.95);
    assertThat(score.details()).containsEntry("trainRows", 60.0).containsEntry("testRows", 30.0);
    Embeddings strangers = Embeddings.of(clouds.range(60, 90).rows(), new int[30]);
    Embeddings fit = Embeddings.of(train.rows(), train.labels());
    int[] own = clouds.range(60, 90).labels();
    int[] swapped = Arrays.stream(own).map(label -> (label + 1) % 3).toArray();
    assertThat(quick(Kernel.RBF).ofSplit(fit, Embeddings.of(strangers.rows(), swapped)).value())
        .isLessThan(0.05);
  }

  @Test
  void testClassThatWasNeverLearntIsNeverRight() {
    Embeddings train =
        Embeddings.of(
            new float[][] {{0}, {1}, {0.1f}, {1.1f}, {0}, {1}}, new int[] {0, 2, 0, 2, 0, 2});
    Embeddings test = Embeddings.of(new float[][] {{0}, {1}, {5}}, new int[] {0, 2, 1});
    assertThat(quick(Kernel.LINEAR).ofSplit(train, test).value()).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void onlyTheGaussianPartsARingFromItsMiddle() {
    float[][] rows = new float[120][];
    int[] labels = new int[120];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i % 2;
      double radius = labels[i] == 0 ? 0.3 : 2;
      rows[i] = new float[] {(float) (radius * Math.cos(i)), (float) (radius * Math.sin(i))};
    }
    Embeddings ring = Embeddings.of(rows, labels);
    assertThat(quick(Kernel.LINEAR).of(ring).value()).isLessThan(0.7);
    assertThat(quick(Kernel.RBF).of(ring).value()).isEqualTo(1);
    assertThat(quick(Kernel.LINEAR, Kernel.RBF).of(ring).value()).isEqualTo(1);
  }

  @Test
  void findsNothingInNoise() {
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      var random = RandomKey.of(seed).generator();
      float[][] rows = new float[100][30];
      int[] labels = new int[100];
      for (int i = 0; i < 100; i++) {
        labels[i] = i % 2;
        for (int c = 0; c < 30; c++) {
          rows[i][c] = (float) random.nextGaussian();
        }
      }
      sum += quick(Kernel.values()).of(Embeddings.of(rows, labels)).value();
    }
    // a test label in any choice would lift this above a half
    assertThat(sum / 10).isCloseTo(0.5, within(0.04));
  }

  @Test
  void predictionsForAFoldDoNotDependOnItsLabels() {
    Embeddings clouds = Clouds.classes(RandomGenerator.of("L64X128MixRandom"), 60, 3, 2, 1);
    int[] all = IntStream.range(0, 60).toArray();
    int[] labels = clouds.labels();
    int[] train = Arrays.copyOfRange(all, 0, 50);
    int[] swapped = labels.clone();
    for (int i = 50; i < 60; i++) {
      swapped[i] = 1 - swapped[i];
    }
    float[][] matrix = KernelMatrix.of(Kernel.RBF, clouds, train);
    var machine = new PairwiseSvm(matrix, labels, 2, train);
    var other = new PairwiseSvm(matrix, swapped, 2, train);
    machine.fit(1);
    other.fit(1);
    for (int i = 50; i < 60; i++) {
      assertThat(other.predict(i)).isEqualTo(machine.predict(i));
    }
  }

  @Test
  void saysTheDeviationOverFoldsApartFromThatOverRepeats() {
    Embeddings clouds = Clouds.classes(RandomGenerator.of("L64X128MixRandom"), 80, 3, 2, 1);
    Score score = quick(Kernel.LINEAR).of(clouds);
    assertThat(score.name()).isEqualTo("crossValidation.accuracy");
    assertThat(score.details())
        .containsKeys("deviation", "repeatDeviation")
        .containsEntry("folds", 5.0)
        .containsEntry("repeats", 2.0)
        .containsEntry("rows", 80.0);
    assertThat(score.details().get("deviation"))
        .isGreaterThan(score.details().get("repeatDeviation"));
    var once = new CrossValidatedSvm(5, 1, 3, List.of(Kernel.LINEAR), List.of(1.0), KEY);
    assertThat(once.of(clouds).details()).containsEntry("repeatDeviation", 0.0);
  }

  @Test
  void isTheSameEveryTime() {
    Embeddings clouds = Clouds.classes(RandomGenerator.of("L64X128MixRandom"), 70, 3, 3, 1);
    assertThat(quick(Kernel.values()).of(clouds)).isEqualTo(quick(Kernel.values()).of(clouds));
  }

  @Test
  void foldsHoldEachClassInTheSameShare() {
    Seeds.forAll(
        50,
        random -> {
          int n = 20 + random.nextInt(80);
          int[] labels = random.ints(n, 0, 3).toArray();
          int[] rows = IntStream.range(0, n).toArray();
          List<int[]> folds = Folds.of(rows, labels, 3, 4, RandomKey.of(random.nextLong()));
          assertThat(folds.stream().flatMapToInt(IntStream::of).sorted().toArray()).isEqualTo(rows);
          for (int c = 0; c < 3; c++) {
            int kind = c;
            int[] counts =
                folds.stream()
                    .mapToInt(f -> (int) IntStream.of(f).filter(r -> labels[r] == kind).count())
                    .toArray();
            assertThat(IntStream.of(counts).max().orElseThrow())
                .isLessThanOrEqualTo(IntStream.of(counts).min().orElseThrow() + 1);
          }
          assertThat(Folds.others(folds, 1))
              .hasSize(n - folds.get(1).length)
              .doesNotContain(folds.get(1));
        });
  }

  @Test
  void standardisesByTrainingRowsOnly() {
    Embeddings rows = Embeddings.of(new float[][] {{1, 5}, {3, 5}, {100, 5}}, new int[] {0, 1, 0});
    float[][] linear = KernelMatrix.of(Kernel.LINEAR, rows, new int[] {0, 1});
    // mean 2, deviation 1; the second dimension never changes; divided by 2 dimensions
    assertThat(linear[0]).containsExactly(new float[] {0.5f, -0.5f, -49}, within(1e-4f));
    float[][] gaussian = KernelMatrix.of(Kernel.RBF, rows, new int[] {0, 1});
    assertThat((double) gaussian[0][1]).isCloseTo(Math.exp(-2), within(1e-6));
    float[][] cosine = KernelMatrix.of(Kernel.COSINE, rows, new int[] {0, 1});
    double c = 28 / Math.sqrt(26 * 34); // of rows 0 and 1; 1 with itself
    assertThat((double) cosine[0][1]).isCloseTo(c / (1 - (1 + c) / 2), within(1e-4));
  }

  @Test
  void rejectsWhatCannotBeDivided() {
    Embeddings few = Embeddings.of(new float[][] {{1}, {2}, {3}}, new int[] {0, 1, 1});
    assertThatThrownBy(() -> quick(Kernel.LINEAR).of(few))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 folds need as many labelled samples, but there are 3. Lower folds");
    Embeddings one = Embeddings.of(new float[][] {{1}, {2}}, new int[] {1, 1});
    assertThatThrownBy(() -> quick(Kernel.LINEAR).of(one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 2 samples are of one");
    assertThatThrownBy(
            () -> new CrossValidatedSvm(5, 1, 3, List.of(Kernel.RBF), List.of(1.0, 1.0), KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("costs must rise, but were [1.0, 1.0]");
  }
}
