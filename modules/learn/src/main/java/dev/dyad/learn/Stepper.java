package dev.dyad.learn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.learn.EncoderParts.Input;
import dev.dyad.pairs.CollatedBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A learner and its optimiser on a device. All that lives from step to step belongs to one manager;
 * all that a step makes, to a manager of the step. Whatever is drawn by the engine is drawn from
 * the step's key, so no generator's state needs to be kept.
 */
final class Stepper implements AutoCloseable {
  private final Optimizer optimizer;
  private final NDManager manager;
  private final ParameterStore store;
  private final Learner learner;
  private final ViewInputs inputs;
  private final boolean frozen;
  private final List<Block> encoders = new ArrayList<>();
  private final NDList trained = new NDList();
  private final UpdateRule rule;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final SeenRepresentations seen;
  private final ResidentRows resident;

  /** What a step gave. */
  record Result(double loss, double gradientNorm) {}

  /** Fresh weights, drawn from the spec's seed, for batches of such inputs. */
  Stepper(TrainingSpec spec, Device device, ViewInputs inputs) {
    this.inputs = inputs;
    optimizer = spec.optimizer();
    manager = Engine.getEngine("PyTorch").newBaseManager(device);
    manager.setName("training");
    store = new ParameterStore(manager, false);
    resident = ResidentRows.on(manager);
    learner = spec.method().learner(() -> newEncoder(spec.encoder()));
    seen = new SeenRepresentations(manager, learner.encoder());
    JniUtils.setSeed(InitialWeights.key(spec.seed()).value());
    learner.initialize(manager, inputs.shapes());
    spec.encoder().start(learner.encoder());
    frozen = spec.encoder().frozen();
    learner.start(manager);
    List<Weights> weights = weights();
    Require.that(
        !weights.isEmpty(),
        "nothing is left to train: the encoder is frozen, and %s puts no weights behind it. Set"
            + " encoder.frozen to false",
        spec.method());
    rule = optimizer.start(manager, weights);
    learner.state().forEach((name, array) -> arrays.put("learner." + name, array));
    rule.state().forEach((name, array) -> arrays.put("optimizer." + name, array));
  }

  private Block newEncoder(Encoder architecture) {
    Block block = architecture.block();
    encoders.add(block);
    return block;
  }

  private List<Weights> weights() {
    var weights = new ArrayList<Weights>();
    nameArrays("network", learner.network());
    for (int i = 0; i < learner.companions().size(); i++) {
      nameArrays("companion" + i, learner.companions().get(i));
    }
    for (Pair<String, Parameter> named : learner.network().getParameters()) {
      Parameter parameter = named.getValue();
      if (parameter.requiresGradient()) {
        NDArray array = arrays.get("network." + named.getKey());
        trained.add(parameter.getArray());
        weights.add(new Weights(named.getKey(), array, isDecayed(parameter)));
      }
    }
    return weights;
  }

  private void nameArrays(String prefix, Block block) {
    for (Pair<String, Parameter> named : block.getParameters()) {
      NDArray view = named.getValue().getArray().stopGradient();
      view.attach(manager);
      arrays.put(prefix + "." + named.getKey(), view);
    }
  }

  private static boolean isDecayed(Parameter parameter) {
    return switch (parameter.getType()) {
      case WEIGHT, OTHER -> parameter.getArray().getShape().dimension() > 1;
      default -> false;
    };
  }

  /**
   * Learns from one batch.
   *
   * @param progress share of the run's steps done after this one
   * @throws DivergedException if loss or gradient are not finite; the weights are then unchanged
   */
  Result step(CollatedBatch batch, double learningRate, RandomKey key, double progress) {
    JniUtils.setSeed(key.value());
    JniUtils.setGradMode(true);
    // else TorchScript rewrites a function after its first calls, and rounds differently then
    JniUtils.setGraphExecutorOptimize(false);
    try (NDManager scratch = manager.newSubManager()) {
      LearnerBatch given = onDevice(scratch, batch);
      Passes passes = passes(given, key, scratch);
      NDArray loss = learner.loss(given, seen.of(passes, batch.size()));
      StepGradients gradients =
          StepGradients.clipped(
              scratch, loss, passes.gradients(loss, trained), optimizer.clipNorm());
      if (!Double.isFinite(gradients.loss())) {
        throw new DivergedException("the loss became " + gradients.loss());
      }
      if (!Double.isFinite(gradients.norm())) {
        throw new DivergedException(worst(gradients));
      }
      rule.step(gradients.arrays(), learningRate);
      learner.afterStep(progress);
      return new Result(gradients.loss(), gradients.norm());
    }
  }

  private Passes passes(LearnerBatch batch, RandomKey key, NDManager scratch) {
    Learner.Forward whole = (block, given) -> block.forward(store, given, !isAtRest(block));
    return learner.chunk().isPresent()
        ? new GradientCache(whole, learner, batch, key, scratch)
        : new WholePasses(whole, scratch);
  }

  /**
   * Whether a block is the frozen encoder, or a part of it, whose running statistics stay too; or
   * the encoder that follows it.
   */
  private boolean isAtRest(Block block) {
    return frozen && encoders.stream().anyMatch(encoder -> Framewise.isPartOf(encoder, block));
  }

  /** How a loss reaches the networks, and gradients the weights. */
  interface Passes extends Learner.Forward {
    /** The gradients of a loss that was made through these passes, one for each weight. */
    NDList gradients(NDArray loss, NDList weights);
  }

  private record WholePasses(Learner.Forward forward, NDManager scratch) implements Passes {
    @Override
    public NDList apply(Block block, NDList inputs) {
      return forward.apply(block, inputs);
    }

    @Override
    public NDList gradients(NDArray loss, NDList weights) {
      return StepGradients.of(scratch, loss, weights);
    }
  }

  private String worst(StepGradients gradients) {
    List<String> names =
        learner.network().getParameters().stream()
            .filter(p -> p.getValue().requiresGradient())
            .map(Pair::getKey)
            .toList();
    return IntStream.range(0, names.size())
        .filter(i -> hasNonFinite(gradients.arrays().get(i)))
        .mapToObj(i -> "the gradient of " + names.get(i) + " became NaN or infinite")
        .findFirst()
        .orElse("the gradients became too long for a 32-bit number");
  }

  private static boolean hasNonFinite(NDArray array) {
    for (float x : array.toFloatArray()) {
      if (!Float.isFinite(x)) {
        return true;
      }
    }
    return false;
  }

  /** What the method itself has found. */
  Map<String, Double> figures() {
    return learner.figures();
  }

  /** How the encoder's outputs of the last step lie. */
  EmbeddingSpread spread() {
    return seen.spread();
  }

  static float[][] rows(NDArray array) {
    int n = (int) array.getShape().get(0);
    int d = n == 0 ? 0 : (int) (array.size() / n);
    float[] flat = array.toFloatArray();
    float[][] rows = new float[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * d, (i + 1) * d);
    }
    return rows;
  }

  /** Everything that a checkpoint holds, by name; writing to it changes the run. */
  Map<String, NDArray> arrays() {
    return arrays;
  }

  Block encoder() {
    return learner.encoder();
  }

  /** The encoder's inputs in the batch that the run began with. */
  List<Input> encoderInputs() {
    return inputs.first();
  }

  private LearnerBatch onDevice(NDManager scratch, CollatedBatch batch) {
    List<NDList> views =
        batch
            .drawn()
            .map(drawn -> DeviceViews.make(scratch, drawn, batch.ids(), resident))
            .orElseGet(() -> batch.views().stream().map(v -> onDevice(scratch, v)).toList());
    boolean copies = IntStream.range(0, batch.size()).anyMatch(i -> batch.groups()[i] != i);
    return new LearnerBatch(
        views,
        longs(scratch, batch.labels()),
        copies ? Optional.of(longs(scratch, batch.groups())) : Optional.empty());
  }

  private static NDArray longs(NDManager manager, int[] values) {
    return manager.create(IntStream.of(values).asLongStream().toArray());
  }

  /** Takes the direct buffers without a copy. */
  static NDList onDevice(NDManager manager, List<Tensor> tensors) {
    var arrays = new NDList(tensors.size());
    for (Tensor tensor : tensors) {
      arrays.add(
          manager.create(
              tensor.bytes(), new Shape(tensor.shape()), ViewInputs.type(tensor.getClass())));
    }
    return arrays;
  }

  static Shape[] shapes(List<Tensor> tensors) {
    return tensors.stream().map(t -> new Shape(t.shape())).toArray(Shape[]::new);
  }

  @Override
  public void close() {
    manager.close();
  }
}
