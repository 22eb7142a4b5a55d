package dev.dyad.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import dev.dyad.learn.Adam;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Script;
import dev.dyad.learn.UpdateRule;
import dev.dyad.learn.Weights;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.ResNet18;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.encoder.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training step: two views of a batch through the encoder, NT-Xent, gradients, Adam. SimpleCnn:
 * 128 samples (256 views) of 1x28x28; ResNet18 with ImageNet's stem: 32 samples of 3x96x96. Beside
 * it a bare product of matrices: a step takes about 4.5e9 (SimpleCnn) or 1.25e11 (ResNet18)
 * operations, three times those of its products forward (its first layer twice), and that many
 * divided by the product's rate is its floor. Start it with OMP_WAIT_POLICY=passive in the
 * environment.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 4, time = 5)
public class TrainingStepBenchmark {
  /** Which encoder. */
  @Param({"SimpleCnn", "ResNet18"})
  private String encoder;

  /** In which number format. */
  @Param({"FLOAT32", "BFLOAT16"})
  private Precision precision;

  /** Threads of the engine. */
  @Param({"1", "2"})
  private int threads;

  private static final Script PRODUCT =
      Script.of(
          """
          def product(a: Tensor, half: bool) -> Tensor:
            if half:
              b = torch.to(a, 15)
            else:
              b = a
            return torch.to(torch.select(torch.mm(b, b), 0, 0), 6)
          """);

  private NDManager manager;
  private NDArray square;
  private NDArray views;
  private Block block;
  private final List<Weights> weights = new ArrayList<>();
  private UpdateRule adam;

  /** Makes the network and its optimiser. */
  @Setup(Level.Trial)
  public void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
    JniUtils.setNumThreads(threads);
    JniUtils.setGraphExecutorOptimize(false);
    Encoder made =
        encoder.equals("SimpleCnn")
            ? new SimpleCnn(128, precision)
            : new ResNet18(Stem.IMAGENET, false, precision);
    Shape shape =
        encoder.equals("SimpleCnn") ? new Shape(256, 1, 28, 28) : new Shape(64, 3, 96, 96);
    block = made.block();
    block.initialize(manager, DataType.FLOAT32, shape);
    for (Pair<String, Parameter> named : block.getParameters()) {
      if (named.getValue().requiresGradient()) {
        weights.add(new Weights(named.getKey(), named.getValue().getArray(), true));
      }
    }
    adam = new Adam().start(manager, weights);
    views = manager.randomNormal(shape);
    square = manager.randomNormal(new Shape(1024, 1024));
  }

  /** Frees them. */
  @TearDown(Level.Trial)
  public void close() {
    manager.close();
  }

  /** One step. */
  @Benchmark
  public float step() {
    try (NDManager step = manager.newSubManager()) {
      NDArray loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDList z = block.forward(new ParameterStore(step, false), new NDList(views), true);
        z.attach(step);
        NDList halves = z.head().split(2);
        loss = Losses.ntXent(halves.get(0), halves.get(1), 0.5);
        collector.backward(loss);
      }
      var gradients = new NDList();
      for (Weights weight : weights) {
        NDArray gradient = weight.array().getGradient();
        gradient.attach(step);
        gradients.add(gradient);
      }
      adam.step(gradients, 1e-3);
      for (NDArray gradient : gradients) {
        gradient.subi(gradient);
      }
      return loss.getFloat();
    }
  }

  /** A bare product of matrices, 2 x 1,024³ operations. */
  @Benchmark
  public void product() {
    try (NDManager scratch = manager.newSubManager()) {
      PRODUCT.callWithoutGradients(scratch, square, precision == Precision.BFLOAT16);
    }
  }
}
