package dev.dyad.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Script;
import dev.dyad.learn.method.MoCo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * MoCo's part of a step, without an encoder: both linear heads on 64 vectors of 128, the loss
 * against a queue of 65,536 x 128, its gradients, the momentum update and the queue's; beside the
 * bare product of the queries and the queue. Start it with OMP_WAIT_POLICY=passive in the
 * environment, and compare the two of one run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class QueueStepBenchmark {
  private static final int BATCH = 64;
  private static final int DIMENSIONS = 128;
  private static final int QUEUE = 65_536;
  private static final Script PRODUCT =
      Script.of(
          """
          def product(q: Tensor, queue: Tensor) -> Tensor:
            return torch.mm(q, torch.t(queue))
          """);

  /** Threads of the engine. */
  @Param({"1", "2"})
  private int threads;

  private NDManager manager;
  private Learner learner;
  private NDArray queries;
  private NDArray keys;

  /** Makes the queue. */
  @Setup(Level.Trial)
  public void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
    JniUtils.setNumThreads(threads);
    JniUtils.setGraphExecutorOptimize(false);
    var method =
        new MoCo(MoCo.Version.V1, QUEUE, 0.999, OptionalDouble.of(0.07), DIMENSIONS, DIMENSIONS);
    learner = method.learner(Blocks::identityBlock);
    queries = manager.randomNormal(new Shape(BATCH, DIMENSIONS));
    keys = manager.randomNormal(new Shape(BATCH, DIMENSIONS));
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {queries.getShape()}));
    learner.start(manager);
  }

  /** Frees it. */
  @TearDown(Level.Trial)
  public void close() {
    manager.close();
  }

  /** The whole step. */
  @Benchmark
  public float step() {
    try (NDManager step = manager.newSubManager()) {
      long[] labels = new long[BATCH];
      Arrays.fill(labels, -1);
      var batch =
          new LearnerBatch(
              List.of(inputs(step, queries), inputs(step, keys)),
              step.create(labels),
              Optional.empty());
      var store = new ParameterStore(step, false);
      float value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = learner.loss(batch, (block, in) -> block.forward(store, in, true));
        collector.backward(loss);
        value = loss.getFloat();
      }
      for (Parameter parameter : learner.network().getParameters().values()) {
        if (parameter.requiresGradient()) { // running statistics of batch norms have none
          NDArray gradient = parameter.getArray().getGradient();
          gradient.attach(step);
          gradient.subi(gradient);
        }
      }
      learner.afterStep(0.5);
      return value;
    }
  }

  private static NDList inputs(NDManager step, NDArray array) {
    NDArray view = array.reshape(array.getShape());
    view.attach(step);
    return new NDList(view);
  }

  /** The bare product. */
  @Benchmark
  public void product() {
    try (NDManager step = manager.newSubManager()) {
      PRODUCT.callWithoutGradients(step, queries, learner.state().get("queue"));
    }
  }
}
