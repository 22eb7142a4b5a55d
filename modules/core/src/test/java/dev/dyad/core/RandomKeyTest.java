package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/** The golden numbers came from OpenJDK 17.0.15 and were the same on 25: runs repeat on any JDK. */
class RandomKeyTest {
  private final RandomKey key = RandomKey.of(42);

  @Test
  void keysAreGoldenNumbers() {
    assertThat(RandomKey.of(0).value()).isEqualTo(-2152535657050944081L);
    assertThat(key.value()).isEqualTo(-4767286540954276203L);
    assertThat(key.with(1).value()).isEqualTo(6233742257233757343L);
    assertThat(key.with(1).with(2).value()).isEqualTo(-9208798271326508432L);
    assertThat(key.with("order").value()).isEqualTo(287206025013000405L);
    assertThat(key.with("").value()).isEqualTo(7277730270885154476L);
    assertThat(key.with("größe 😀").value()).isEqualTo(-5429378862956422270L);
  }

  @Test
  void longsAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    assertThat(random.nextLong()).isEqualTo(6332618229526065668L);
    assertThat(random.nextLong()).isEqualTo(-816328817471504299L);
    assertThat(random.nextLong()).isEqualTo(8971565426155258802L);
  }

  @Test
  void boundedIntegersAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    int[] bounds = {2, 3, 10, 256, 1000, (1 << 30) + 1, Integer.MAX_VALUE};
    assertThat(Arrays.stream(bounds).map(random::nextInt))
        .containsExactly(0, 0, 6, 220, 494, 696994538, 58213760);
    assertThat(random.nextLong()).isEqualTo(-4893543810735773810L);
  }

  @Test
  void integersOfRangesAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    assertThat(Arrays.stream(new int[] {2, 3, 10, 256, 1000}).map(b -> random.nextInt(-b, b)))
        .containsExactly(-2, 0, 6, -36, 494);
    assertThat(random.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(1393989077);
    assertThat(random.nextLong(1_000_000_007L)).isEqualTo(629601086L);
    assertThat(random.nextLong(-5, 1L << 62)).isEqualTo(1027329553327404794L);
  }

  @Test
  void fractionsAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    assertThat(random.nextDouble()).isEqualTo(0.34329192209867343);
    assertThat(random.nextDouble()).isEqualTo(0.9557467261317436);
    assertThat(random.nextFloat()).isEqualTo(0.7351543f);
    assertThat(random.nextBoolean()).isFalse();
    assertThat(random.nextInt()).isEqualTo(-773400307);
  }

  @Test
  void boundedFractionsAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    assertThat(random.nextDouble(3)).isEqualTo(1.0298757662960203);
    assertThat(random.nextDouble(-1, 1)).isEqualTo(0.9114934522634872);
    assertThat(random.nextFloat(3)).isEqualTo(2.205463f);
    assertThat(random.nextFloat(-1, 1)).isEqualTo(-0.89163995f);
  }

  @Test
  void gaussiansAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    assertThat(random.nextGaussian()).isEqualTo(2.1524681558348155);
    assertThat(random.nextGaussian()).isEqualTo(-0.16256345542923084);
    assertThat(random.nextGaussian(1, 2)).isEqualTo(3.3153987722633707);
    assertThat(random.nextExponential()).isEqualTo(0.08052763646708241);
  }

  @Test
  void splitsAreGoldenNumbers() {
    SplittableGenerator random = key.generator();
    SplittableGenerator child = random.split();
    assertThat(child.nextLong()).isEqualTo(-4446973809707476803L);
    assertThat(child.split().nextLong()).isEqualTo(-1226457399080985865L);
    assertThat(random.nextLong()).isEqualTo(8971565426155258802L);
  }

  @Test
  void longRowsOfDrawsHashToGoldenNumbers() {
    long gaussians = 0;
    SplittableGenerator random = key.generator();
    for (int i = 0; i < 2_000_000; i++) {
      gaussians = gaussians * 31 + Double.doubleToLongBits(random.nextGaussian());
    }
    long integers = 0;
    random = key.generator();
    for (int i = 1; i < 2_000_000; i++) {
      integers = integers * 31 + random.nextInt(i);
    }
    long splits = 0;
    random = key.generator();
    for (int i = 1; i < 200_000; i++) {
      random = random.split();
      splits = splits * 31 + random.nextLong();
    }
    assertThat(gaussians).isEqualTo(2223462931639419352L);
    assertThat(integers).isEqualTo(-2109770569601153258L);
    assertThat(splits).isEqualTo(-9195479835247892413L);
  }

  @Test
  void everyGeneratorOfAKeyIsTheSame() {
    assertThat(key.generator().nextLong()).isEqualTo(key.generator().nextLong());
  }

  @Test
  void orderOfPartsMatters() {
    assertThat(key.with(1).with(2)).isNotEqualTo(key.with(2).with(1));
    assertThat(key.with("a").with("b")).isNotEqualTo(key.with("b").with("a"));
    assertThat(key.with("ab")).isNotEqualTo(key.with("a").with("b"));
  }

  @Test
  void smallPartsNeverCollide() {
    var seen = new HashSet<RandomKey>();
    for (int epoch = 0; epoch < 50; epoch++) {
      for (int sample = 0; sample < 500; sample++) {
        for (int view = 0; view < 8; view++) {
          seen.add(key.with(epoch).with(sample).with(view));
        }
      }
    }
    assertThat(seen).hasSize(50 * 500 * 8);
  }

  @Test
  void namesOfFilesNeverCollide() {
    var seen = new HashSet<RandomKey>();
    for (int i = 0; i < 200_000; i++) {
      seen.add(key.with("train/" + i + ".png"));
    }
    assertThat(seen).hasSize(200_000);
  }

  /** Avalanche: each of 64 output bits flips with probability 1/2, 4,000 trials an input bit. */
  @Test
  void oneBitOfAPartFlipsHalfOfTheKey() {
    for (int bit = 0; bit < 64; bit++) {
      int[] flips = new int[64];
      for (int trial = 0; trial < 4000; trial++) {
        long difference = key.with(trial).value() ^ key.with(trial ^ (1L << bit)).value();
        for (int out = 0; out < 64; out++) {
          flips[out] += (int) (difference >>> out & 1);
        }
      }
      // 4,000 fair coins: deviation 31.6, so 2000 +- 190 is six deviations
      assertThat(Arrays.stream(flips).map(n -> Math.abs(n - 2000)).max().orElseThrow())
          .as("input bit %d", bit)
          .isLessThan(190);
    }
  }

  @Test
  void oneBitOfASeedFlipsHalfOfTheKey() {
    for (int bit = 0; bit < 64; bit++) {
      long flipped = 0;
      for (long seed = 0; seed < 1000; seed++) {
        flipped +=
            Long.bitCount(RandomKey.of(seed).value() ^ RandomKey.of(seed ^ (1L << bit)).value());
      }
      // 64,000 fair coins: deviation 126.5
      assertThat(flipped).as("seed bit %d", bit).isBetween(32_000L - 760, 32_000L + 760);
    }
  }

  /** First draws of neighbouring keys behave as independent uniform numbers. */
  @Test
  void neighbouringKeysAreIndependent() {
    int n = 100_000;
    int[] cells = new int[256];
    double covariance = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double first = key.with(i).generator().nextDouble();
      double second = key.with(i + 1).generator().nextDouble();
      int row = (int) (first * 16);
      int column = (int) (second * 16);
      cells[row * 16 + column]++;
      covariance += (first - 0.5) * (second - 0.5);
      sum += first;
    }
    double expected = n / 256.0;
    double chiSquare =
        Arrays.stream(cells).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    assertThat(chiSquare).as("chi square with 255 degrees of freedom").isBetween(140.0, 400.0);
    assertThat(12 * covariance / n).as("correlation").isBetween(-0.02, 0.02);
    assertThat(sum / n).isBetween(0.495, 0.505);
  }

  @Test
  void viewsOfASampleAreIndependent() {
    double covariance = 0;
    for (int i = 0; i < 100_000; i++) {
      RandomKey sample = key.with("sample " + i);
      covariance +=
          (sample.with(0).generator().nextDouble() - 0.5)
              * (sample.with(1).generator().nextDouble() - 0.5);
    }
    assertThat(12 * covariance / 100_000).as("correlation").isBetween(-0.02, 0.02);
  }
}
