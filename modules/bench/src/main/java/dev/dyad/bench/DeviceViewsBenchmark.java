package dev.dyad.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.ListDataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.image.SimCLR;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.DeviceViews;
import dev.dyad.pairs.CollatedBatch;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewSampler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SimCLR's two views of 64 decoded pictures, in views a second: made by one host thread, drawn by
 * it alone, and made by the device from what was drawn. On a GPU, {@code deviceMakes} ends when one
 * number of the last view has been read back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeviceViewsBenchmark {
  private static final int BATCH = 64;
  private static final int VIEWS = 2;

  /** Side of the views; the pictures are 32 x 32 or 320 x 240. */
  @Param({"32", "224"})
  private int size;

  /** What makes the views. */
  @Param("cpu")
  private String device;

  private final ImageCollator collator = new ImageCollator();
  private final int[] all = IntStream.range(0, BATCH).toArray();
  private NDManager manager;
  private ViewSampler<Image> sampler;
  private DrawnBatch drawn;
  private int epoch;

  /** Makes pictures and draws their views. */
  @Setup(Level.Trial)
  public void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager(new DeviceChoice(device).resolve());
    JniUtils.setNumThreads(1);
    List<Image> pictures =
        IntStream.range(0, BATCH)
            .mapToObj(i -> size == 32 ? picture(32, 32, i) : picture(320, 240, i))
            .toList();
    sampler =
        new ViewSampler<>(
            ListDataset.of(pictures),
            new SimCLR(size).pipelines(),
            new InOrder(BATCH),
            RandomKey.of(1));
    drawn = draw().drawn().orElseThrow();
    System.out.printf("%d bytes a sample are sent%n", drawn.bytes() / BATCH);
  }

  private static Image picture(int width, int height, int seed) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      double place = (double) i / pixels.length;
      pixels[i] = (byte) (128 + 100 * Math.sin(seed + 40 * place) + (i * 31 & 15));
    }
    return Image.of(width, height, 3, pixels);
  }

  private CollatedBatch draw() {
    return sampler.drawn(epoch++, all, new SkipLog(), collator).collateDrawn(collator);
  }

  /** Ends what the engine holds. */
  @TearDown(Level.Trial)
  public void close() {
    drawn.close();
    manager.close();
  }

  /** Two views of each picture as the encoder's inputs, on the host. */
  @Benchmark
  @OperationsPerInvocation(VIEWS * BATCH)
  public long hostMakes() {
    try (CollatedBatch batch = sampler.batch(epoch++, all, new SkipLog()).collate(collator)) {
      return batch.views().get(1).get(0).shape()[0];
    }
  }

  /** What the host does where the device makes the views. */
  @Benchmark
  @OperationsPerInvocation(VIEWS * BATCH)
  public long hostDraws() {
    try (CollatedBatch batch = draw()) {
      return batch.drawn().orElseThrow().bytes();
    }
  }

  /** Two views of each picture from what was drawn. */
  @Benchmark
  @OperationsPerInvocation(VIEWS * BATCH)
  public float deviceMakes() {
    try (NDManager scratch = manager.newSubManager()) {
      var views = DeviceViews.make(scratch, drawn);
      return views.get(1).singletonOrThrow().get(0, 0, 0).getFloat(0);
    }
  }
}
