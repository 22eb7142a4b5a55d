package dev.dyad.learn;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.learn.EncoderParts.Input;
import dev.dyad.learn.EncoderParts.NamedArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An encoder at work: inputs in, representations out, in inference mode (no dropout, running
 * statistics in batch norms). Not to be used by two threads at once.
 */
public final class TrainedEncoder implements AutoCloseable {
  private final Encoder architecture;
  private final NDManager manager;
  private final Block block;
  private final ParameterStore store;
  private final Map<String, String> metadata;
  private final List<Input> inputs;

  private TrainedEncoder(
      Encoder architecture, Map<String, String> metadata, List<Input> inputs, DeviceChoice device) {
    this.architecture = architecture.architecture();
    this.metadata = metadata;
    this.inputs = inputs;
    this.manager = Engine.getEngine("PyTorch").newBaseManager(device.resolve());
    this.manager.setName("encoder");
    this.block = architecture.block();
    this.store = new ParameterStore(manager, false);
  }

  /**
   * The encoder of a run.
   *
   * @param file the run's {@code encoder.safetensors}
   * @param device where to compute
   * @throws IllegalArgumentException if the file is damaged, or its architecture unknown here
   * @throws UncheckedIOException if it cannot be read
   */
  public static TrainedEncoder load(Path file, DeviceChoice device) {
    return load(file, device, EncoderFile::architecture);
  }

  /**
   * The encoder of a run, of an architecture that is not registered with {@link
   * java.util.ServiceLoader}.
   *
   * @param file the run's {@code encoder.safetensors}
   * @param architecture the run's
   * @param device where to compute
   * @throws IllegalArgumentException if the file is damaged or of another architecture
   * @throws UncheckedIOException if it cannot be read
   */
  public static TrainedEncoder load(Path file, Encoder architecture, DeviceChoice device) {
    return load(file, device, weights -> architecture);
  }

  private static TrainedEncoder load(
      Path file, DeviceChoice device, Function<Safetensors, Encoder> architecture) {
    try {
      Safetensors weights = Safetensors.open(file);
      var encoder =
          new TrainedEncoder(
              architecture.apply(weights),
              weights.header().metadata(),
              EncoderFile.inputs(weights),
              device);
      try {
        EncoderFile.readInto(weights, encoder.block, encoder.manager);
        return encoder;
      } catch (IOException | RuntimeException e) {
        encoder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * The control of an evaluation: an encoder with the first weights of a training with that seed,
   * never trained.
   *
   * @param like a batch of its inputs; only shapes are looked at
   * @param device where to compute
   */
  public static TrainedEncoder untrained(
      Encoder architecture, long seed, List<Tensor> like, DeviceChoice device) {
    List<Input> inputs = ViewInputs.of(like);
    Map<String, String> metadata = EncoderFile.metadata(architecture, inputs);
    var encoder = new TrainedEncoder(architecture, metadata, inputs, device);
    JniUtils.setSeed(InitialWeights.key(seed).value());
    encoder.block.initialize(encoder.manager, DataType.FLOAT32, Stepper.shapes(like));
    return encoder;
  }

  /**
   * The control of an evaluation: an encoder with the weights that its training starts from.
   *
   * @param like a batch of its inputs; only shapes are looked at
   * @param device where to compute
   * @throws IllegalArgumentException if the file of weights does not fit
   */
  public static TrainedEncoder given(Pretrained start, List<Tensor> like, DeviceChoice device) {
    TrainedEncoder encoder = untrained(start.encoder(), 0, like, device);
    try {
      start.start(encoder.block);
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** The architecture. */
  public Encoder architecture() {
    return architecture;
  }

  /**
   * Representations of a batch.
   *
   * @param batch the encoder's inputs, the batch along the first dimension of each
   * @return one row for each sample
   * @throws IllegalArgumentException if the batch's shapes do not fit the encoder, such as pictures
   *     of three channels where it was trained on one
   */
  public float[][] embed(List<Tensor> batch) {
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
    try (NDManager scratch = manager.newSubManager()) {
      NDList outputs = block.forward(store, Stepper.onDevice(scratch, batch), false);
      NDArray representations = outputs.head();
      Require.that(
          representations.getShape().dimension() >= 2,
          "encoder must give (N, D), but gave %s",
          representations.getShape());
      return Stepper.rows(representations);
    } catch (EngineException e) {
      Shape[] given = Stepper.shapes(batch);
      Shape[] known = inputs().values().stream().map(Input::shape).toArray(Shape[]::new);
      if (fits(given, known)) {
        throw e;
      }
      throw new IllegalArgumentException(
          "inputs of shape %s do not fit the encoder, which takes %s; only numbers that are -1 there may differ"
              .formatted(shapes(given), shapes(known)),
          e);
    } finally {
      JniUtils.setGradMode(true);
    }
  }

  private static boolean fits(Shape[] given, Shape[] known) {
    return given.length == known.length
        && IntStream.range(0, given.length).allMatch(i -> fits(given[i], known[i]));
  }

  private static boolean fits(Shape given, Shape known) {
    return given.dimension() == known.dimension()
        && IntStream.range(0, given.dimension())
            .allMatch(axis -> known.get(axis) < 0 || known.get(axis) == given.get(axis));
  }

  /** Representations of all samples of some batches, in order, one batch in memory at a time. */
  public Stream<float[]> embed(Stream<List<Tensor>> batches) {
    return batches.sequential().flatMap(batch -> Arrays.stream(embed(batch)));
  }

  /**
   * This encoder laid open, to be written in another program's format.
   *
   * @throws IllegalArgumentException if it is of a kind that cannot be
   */
  public EncoderParts parts() {
    String name = architecture.getClass().getSimpleName();
    Require.that(
        !inputs.isEmpty(),
        "the encoder's file does not tell the types of its inputs. Write it again by training or"
            + " resuming with this version");
    Scripted network = Scripted.of(block, architecture);
    var weights = new ArrayList<NamedArray>();
    network
        .weights()
        .forEach((key, p) -> weights.add(new NamedArray(key, detached(p), p.requiresGradient())));
    return new EncoderParts(name, network.source(), weights, List.copyOf(inputs().values()));
  }

  /** What it takes, by the names that exported files give; sizes are -1 where any will do. */
  public Map<String, Input> inputs() {
    List<Shape> trained = inputs.stream().map(Input::shape).toList();
    List<Shape> sizes =
        block instanceof Scripted network
            ? network.sizes(trained)
            : trained.stream().map(TrainedEncoder::ofAnyBatch).toList();
    var named = new LinkedHashMap<String, Input>();
    for (int i = 0; i < sizes.size(); i++) {
      named.put(
          EncoderParts.inputName(i, sizes.size()), new Input(sizes.get(i), inputs.get(i).type()));
    }
    return named;
  }

  private static Shape ofAnyBatch(Shape shape) {
    long[] sizes = shape.getShape().clone();
    if (sizes.length > 0) {
      sizes[0] = -1;
    }
    return new Shape(sizes);
  }

  private NDArray detached(Parameter parameter) {
    NDArray array = parameter.getArray().stopGradient();
    array.attach(manager);
    return array;
  }

  /**
   * Writes this encoder as {@link #load} reads it.
   *
   * @param notes texts that go along in the file's metadata
   * @throws IOException if it cannot be written; an old file is then as it was
   */
  public void save(Path file, Map<String, String> notes) throws IOException {
    var texts = new LinkedHashMap<>(metadata);
    texts.putAll(notes);
    EncoderFile.writeAll(file, block, texts);
  }

  private static String shapes(Shape[] shapes) {
    return Arrays.stream(shapes).map(Shape::toString).collect(Collectors.joining(", "));
  }

  float[] weights(String name) {
    return block.getParameters().get(name).getArray().toFloatArray();
  }

  /** Frees the weights. */
  @Override
  public void close() {
    manager.close();
  }
}
