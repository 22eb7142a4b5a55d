package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static Detection of(String kinds, double... scores) {
    boolean[] anomalies = new boolean[scores.length];
    for (int i = 0; i < anomalies.length; i++) {
      anomalies[i] = kinds.charAt(i) == 'A';
    }
    return new Detection(scores, anomalies);
  }

  @Test
  void aurocIsOneWhereAllAnomaliesScoreHigher() {
    assertThat(of("nnAA", 1, 2, 3, 4).auroc().value()).isEqualTo(1);
  }

  @Test
  void aurocIsAHalfWhereAllScoresAreEqual() {
    assertThat(of("nAnA", 1, 1, 1, 1).auroc().value()).isEqualTo(0.5);
  }

  @Test
  void aurocCountsPairsAndHalfOfTies() {
    Seeds.forAll(
        50,
        random -> {
          double[] scores = random.doubles(12).map(x -> Math.floor(5 * x)).toArray();
          boolean[] anomalies = kinds(scores.length, random);
          double pairs = 0;
          double won = 0;
          for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
              if (anomalies[i] && !anomalies[j]) {
                pairs++;
                won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
              }
            }
          }
          assertThat(new Detection(scores, anomalies).auroc().value())
              .isCloseTo(won / pairs, within(1e-12));
        });
  }

  @Test
  void auprAgreesWithItsDefinition() {
    Seeds.forAll(
        50,
        random -> {
          double[] scores = random.doubles(12).map(x -> Math.floor(5 * x)).toArray();
          boolean[] anomalies = kinds(scores.length, random);
          double sum = 0;
          double recallBefore = 0;
          double[] thresholds = Arrays.stream(scores).distinct().map(s -> -s).sorted().toArray();
          long all = IntStream.range(0, 12).filter(i -> anomalies[i]).count();
          for (double negative : thresholds) {
            long called = IntStream.range(0, 12).filter(i -> scores[i] >= -negative).count();
            long hits =
                IntStream.range(0, 12).filter(i -> scores[i] >= -negative && anomalies[i]).count();
            double recall = (double) hits / all;
            sum += (recall - recallBefore) * hits / called;
            recallBefore = recall;
          }
          assertThat(new Detection(scores, anomalies).aupr().value()).isCloseTo(sum, within(1e-12));
        });
  }

  private static boolean[] kinds(int count, RandomGenerator random) {
    boolean[] anomalies = new boolean[count];
    for (int i = 1; i < count - 1; i++) {
      anomalies[i] = random.nextBoolean();
    }
    anomalies[0] = true;
    return anomalies;
  }

  @Test
  void f1ComesWithWhatItIsMadeOf() {
    Score f1 = of("nnnAAA", 1, 2, 6, 4, 5, 7).f1(4.5); // hits 5 and 7, one false alarm, one missed
    assertThat(f1.value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(f1.details()).containsEntry("precision", 2.0 / 3).containsEntry("recall", 2.0 / 3);
    assertThat(f1.details()).containsEntry("falseAlarmRate", 1.0 / 3);
  }

  @Test
  void intervalHoldsTheFigureAndNarrowsWithMoreSamples() {
    Seeds.forAll(
        5,
        random -> {
          Score few = drawn(20, random).auroc();
          Score many = drawn(2000, random).auroc();
          assertThat(few.value()).isBetween(few.details().get("low"), few.details().get("high"));
          assertThat(width(many)).isLessThan(width(few) / 3);
        });
  }

  private static double width(Score score) {
    return score.details().get("high") - score.details().get("low");
  }

  private static Detection drawn(int each, RandomGenerator random) {
    double[] scores = new double[2 * each];
    boolean[] anomalies = new boolean[2 * each];
    for (int i = 0; i < scores.length; i++) {
      anomalies[i] = i % 2 == 0;
      scores[i] = random.nextGaussian() + (anomalies[i] ? 1 : 0);
    }
    return new Detection(scores, anomalies);
  }

  @Test
  void thresholdIsExceededByTheShareOfNormalSamplesAskedFor() {
    double[] heldOut = IntStream.rangeClosed(1, 19).mapToDouble(i -> i).toArray();
    assertThat(Detection.threshold(heldOut, 0.05)).isEqualTo(19); // 20 * 0.95 = 19th smallest
    assertThat(Detection.threshold(heldOut, 0.5)).isEqualTo(10);
    assertThat(Detection.threshold(heldOut, 0.04)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void rejectsScoresOfOneKindOnlyAndNumbersThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("nn", 1, 2))
        .withMessageContaining("but there are 2 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("nA", 1, Double.NaN))
        .withMessageContaining("must be finite");
  }
}
