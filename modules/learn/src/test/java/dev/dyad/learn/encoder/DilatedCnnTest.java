package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.TrainedEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class DilatedCnnTest {
  private static final DilatedCnn SMALL = new DilatedCnn(8, 3, 16);

  /** Waves of one channel, padded with the given number, all of the given lengths. */
  private static List<Tensor> batch(int longest, float padding, long... lengths) {
    var values = new Tensor.Floats(lengths.length, 1, longest);
    var counts = new Tensor.Longs(lengths.length);
    var data = values.data();
    for (int i = 0; i < lengths.length; i++) {
      counts.data().put(i, lengths[i]);
      for (int t = 0; t < longest; t++) {
        data.put(t < lengths[i] ? (float) Math.sin(0.3 * t * (i + 1)) : padding);
      }
    }
    return List.of(values, counts);
  }

  private static float[][] embed(List<Tensor> batch) {
    try (var encoder = TrainedEncoder.untrained(SMALL, 1, batch(30, 0, 30, 30), DeviceChoice.CPU)) {
      return encoder.embed(batch);
    }
  }

  @Test
  void paddingDoesNotChangeARepresentation() {
    float[] alone = embed(batch(20, 0, 20))[0];
    float[] padded = embed(batch(50, 0, 20, 50))[0];
    float[] paddedWithNoise = embed(batch(50, 7, 20, 50))[0];
    for (int i = 0; i < alone.length; i++) {
      assertThat(padded[i]).isCloseTo(alone[i], org.assertj.core.api.Assertions.within(1e-5f));
    }
    for (int i = 0; i < alone.length; i++) {
      assertThat(paddedWithNoise[i])
          .isCloseTo(alone[i], org.assertj.core.api.Assertions.within(1e-5f));
    }
  }

  @Test
  void otherSeriesGetOtherRepresentationsOfTheSizeAskedFor() {
    float[][] rows = embed(batch(30, 0, 30, 30));
    assertThat(rows[0]).hasSize(16).isNotEqualTo(rows[1]);
  }

  @Test
  void emptySeriesHasARepresentationOfZeros() {
    assertThat(embed(batch(5, 0, 0, 5))[0]).containsOnly(0);
  }

  @Test
  void rejectsNoBlocks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DilatedCnn(8, 0, 16))
        .withMessageContaining("depth must be in 1..16");
  }
}
