package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;

/** One channel of one FLAC frame: predicted from its own past, with Rice-coded differences. */
final class FlacSubframe {
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final String id;
  private final BitReader reader;
  private final int bits;
  private final long[] samples;

  FlacSubframe(String id, BitReader reader, int size, int bits) {
    this.id = id;
    this.reader = reader;
    this.bits = bits;
    this.samples = new long[size];
  }

  long[] decode() {
    reader.bits(1);
    int type = (int) reader.bits(6);
    int wasted = reader.bits(1) == 0 ? 0 : reader.unary() + 1;
    int width = bits - wasted;
    if (width < 1) {
      throw damaged();
    }
    if (type == 0) {
      java.util.Arrays.fill(samples, reader.signed(width));
    } else if (type == 1) {
      warmUp(samples.length, width);
    } else if (type >= 8 && type <= 12) {
      warmUp(type - 8, width);
      predict(FIXED[type - 8], 0);
    } else if (type >= 32) {
      linear(type - 31, width);
    } else {
      throw damaged();
    }
    for (int i = 0; wasted > 0 && i < samples.length; i++) {
      samples[i] <<= wasted;
    }
    return samples;
  }

  private UnreadableSampleException damaged() {
    return new UnreadableSampleException(id, "is damaged: a FLAC frame of no known kind");
  }

  private void warmUp(int count, int width) {
    for (int i = 0; i < count; i++) {
      samples[i] = reader.signed(width);
    }
  }

  private void linear(int order, int width) {
    warmUp(order, width);
    int precision = (int) reader.bits(4) + 1;
    int shift = (int) reader.signed(5);
    if (precision == 16 || shift < 0) {
      throw damaged();
    }
    int[] coefficients = new int[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) reader.signed(precision);
    }
    predict(coefficients, shift);
  }

  private void predict(int[] coefficients, int shift) {
    int order = coefficients.length;
    readDifferences(order);
    for (int i = order; i < samples.length; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += coefficients[k] * samples[i - 1 - k];
      }
      samples[i] += sum >> shift;
    }
  }

  private void readDifferences(int order) {
    int parameterBits = reader.bits(2) == 0 ? 4 : 5;
    int partitions = 1 << reader.bits(4);
    int size = samples.length / partitions;
    if (size < order || size * partitions != samples.length) {
      throw damaged();
    }
    for (int p = 0; p < partitions; p++) {
      readPartition(p == 0 ? order : p * size, (p + 1) * size, parameterBits);
    }
  }

  private void readPartition(int from, int to, int parameterBits) {
    int parameter = (int) reader.bits(parameterBits);
    boolean plain = parameter == (1 << parameterBits) - 1;
    int width = plain ? (int) reader.bits(5) : parameter;
    for (int i = from; i < to; i++) {
      if (plain) {
        samples[i] = reader.signed(width);
      } else {
        long folded = (long) reader.unary() << width | reader.bits(width);
        samples[i] = folded >> 1 ^ -(folded & 1);
      }
    }
  }
}
