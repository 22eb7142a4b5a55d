package dev.dyad.learn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Small runs for tests: points of four clusters in eight dimensions, views by added noise. */
public final class Runs {
  static final int BATCHES = 12;
  static final int SIZE = 16;
  static final int INPUTS = 8;

  private Runs() {}

  /** Linear, batch norm, ReLU, dropout, linear: something of everything that has a state. */
  public record SmallEncoder(int dimensions) implements Encoder {
    public SmallEncoder() {
      this(16);
    }

    @Override
    public Block block() {
      return new SequentialBlock()
          .add(Linear.builder().setUnits(32).build())
          .add(BatchNorm.builder().build())
          .add(Activation::relu)
          .add(Dropout.builder().optRate(0.1f).build())
          .add(Linear.builder().setUnits(dimensions).build());
    }
  }

  static TrainingSpec spec(int epochs, long seed) {
    return new TrainingSpec(
        new SimCLR(0.5, 32, 16), new SmallEncoder(16), new Adam(0.003), epochs, seed);
  }

  /** Batches that depend on epoch and number alone. */
  static BatchSource batches() {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return BATCHES;
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, BATCHES).mapToObj(b -> batch(epoch, b)).iterator();
      }
    };
  }

  static CollatedBatch batch(int epoch, int number) {
    RandomGenerator random = RandomKey.of(7).with(epoch).with(number).generator();
    var ids = new ArrayList<String>();
    int[] labels = new int[SIZE];
    int[] groups = new int[SIZE];
    var first = new Tensor.Floats(SIZE, INPUTS);
    var second = new Tensor.Floats(SIZE, INPUTS);
    for (int i = 0; i < SIZE; i++) {
      ids.add("e" + epoch + "b" + number + "i" + i);
      groups[i] = i;
      labels[i] = random.nextInt(4);
      for (int j = 0; j < INPUTS; j++) {
        double centre = Math.cos(labels[i] * 1.7 + j) + 0.3 * random.nextGaussian();
        first.data().put(i * INPUTS + j, (float) (centre + 0.1 * random.nextGaussian()));
        second.data().put(i * INPUTS + j, (float) (centre + 0.1 * random.nextGaussian()));
      }
    }
    return new CollatedBatch(ids, labels, groups, List.of(List.of(first), List.of(second)));
  }

  /** SHA-256 of a file. */
  static String digest(Path file) throws IOException {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The first samples of a batch. */
  static CollatedBatch cut(CollatedBatch batch, int size) {
    return new CollatedBatch(
        batch.ids().subList(0, size),
        Arrays.copyOf(batch.labels(), size),
        Arrays.copyOf(batch.groups(), size),
        batch.views().stream().map(view -> cut(view, size)).toList());
  }

  private static List<Tensor> cut(List<Tensor> view, int size) {
    if (size == 0) {
      return List.of();
    }
    var part = new Tensor.Floats(size, INPUTS);
    part.data().put(0, ((Tensor.Floats) view.get(0)).data(), 0, size * INPUTS);
    return List.of(part);
  }

  /**
   * The batches, cut to other sizes.
   *
   * @param sizes by epoch and number
   */
  static BatchSource cutTo(BinaryOperator<Integer> sizes) {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return BATCHES;
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, BATCHES)
            .mapToObj(b -> cut(batch(epoch, b), sizes.apply(epoch, b)))
            .iterator();
      }
    };
  }
}
