package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Another method with large batches on small memory: the encoder works on a part of the batch at a
 * time, the loss is that of the whole batch, and so are its gradients, exactly. An encoder's pass
 * is made twice, which takes about a third more time. Batch norms in the encoder take their
 * statistics from each part, as on several devices; heads see the whole batch. Inputs need one row
 * for each sample, as those of graphs do not.
 *
 * @param method whose loss is taken
 * @param chunk samples of a view that pass the encoder at once
 * @see <a href="https://arxiv.org/abs/2101.06983">Gao et al. 2021</a>
 */
public record GradCache(Method method, int chunk) implements Method {
  /** SimCLR, 256 at once. */
  public GradCache() {
    this(new SimCLR());
  }

  /** 256 at once. */
  public GradCache(Method method) {
    this(method, 256);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the chunk is below 2, or the method is a GradCache itself
   *     or InfoGraph
   */
  public GradCache {
    Require.within("chunk", chunk, 2, Integer.MAX_VALUE);
    Require.that(!(method instanceof GradCache), "method of GradCache must not be GradCache again");
    Require.that(
        !(method instanceof InfoGraph),
        "method of GradCache must not be InfoGraph: its inputs are nodes, which cannot be cut into"
            + " samples. Take InfoGraph alone with a smaller batchSize");
  }

  @Override
  public boolean needsLabels() {
    return method.needsLabels();
  }

  @Override
  public String about() {
    return "another method with the encoder on a part of a large batch at a time; exact gradients";
  }

  @Override
  public String paper() {
    return "Gao et al. 2021, https://arxiv.org/abs/2101.06983";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new Chunked(method.learner(encoder), chunk);
  }

  private record Chunked(Learner learner, int size) implements Learner {
    @Override
    public OptionalInt chunk() {
      return OptionalInt.of(size);
    }

    @Override
    public Block network() {
      return learner.network();
    }

    @Override
    public Block encoder() {
      return learner.encoder();
    }

    @Override
    public List<Block> companions() {
      return learner.companions();
    }

    @Override
    public void initialize(NDManager manager, List<Shape[]> inputs) {
      learner.initialize(manager, inputs);
    }

    @Override
    public void start(NDManager manager) {
      learner.start(manager);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      return learner.loss(batch, forward);
    }

    @Override
    public void afterStep(double progress) {
      learner.afterStep(progress);
    }

    @Override
    public Map<String, NDArray> state() {
      return learner.state();
    }

    @Override
    public Map<String, Double> figures() {
      return learner.figures();
    }
  }
}
