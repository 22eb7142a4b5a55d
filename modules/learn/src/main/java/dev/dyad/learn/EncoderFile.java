package dev.dyad.learn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.dyad.core.Require;
import dev.dyad.learn.EncoderParts.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code encoder.safetensors}: an encoder's weights, its architecture and its inputs' shapes. */
final class EncoderFile {
  private static final String ARCHITECTURE = "architecture";
  private static final String INPUTS = "inputShapes";
  private static final String TYPES = "inputTypes";

  private static final Script FINITE =
      Script.of(
          """
          def finite(x: Tensor) -> Tensor:
            return torch.all(torch.isfinite(x))
          """);

  private EncoderFile() {}

  static void write(Path file, Encoder architecture, Stepper stepper) throws IOException {
    writeAll(file, stepper.encoder(), metadata(architecture, stepper.encoderInputs()));
  }

  /** What stands beside the weights of an architecture that was trained on such inputs. */
  static Map<String, String> metadata(Encoder encoder, List<Input> inputs) {
    Encoder architecture = encoder.architecture();
    var metadata = new LinkedHashMap<String, String>();
    metadata.put("format", "dyad-encoder-1");
    if (LearningSpecs.isRegistered(architecture)) {
      metadata.put(ARCHITECTURE, LearningSpecs.codec().write(architecture));
    }
    var shapes = new ArrayList<List<Long>>();
    for (Input input : inputs) {
      shapes.add(Arrays.stream(input.shape().getShape()).boxed().toList());
    }
    metadata.put(INPUTS, Json.write(shapes));
    metadata.put(TYPES, inputs.stream().map(i -> i.type().name()).collect(Collectors.joining(" ")));
    return metadata;
  }

  /** The weights of a block with given texts beside them. */
  static void writeAll(Path file, Block block, Map<String, String> metadata) throws IOException {
    Map<String, NDArray> arrays = arrays(block);
    try {
      AtomicFile.write(file, out -> Safetensors.write(out, arrays, metadata));
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  /** The architecture as written in the file. */
  static Encoder architecture(Safetensors file) {
    Require.that(
        file.header().metadata().containsKey(ARCHITECTURE),
        "%s: names no architecture, for it was not registered with ServiceLoader. Give it when"
            + " loading",
        file.path());
    return LearningSpecs.codec().read(Encoder.class, file.metadata(ARCHITECTURE));
  }

  /** Gives a block the file's weights. */
  static void readInto(Safetensors file, Block block, NDManager manager) throws IOException {
    initialize(file, block, manager);
    Map<String, NDArray> arrays = arrays(block);
    try {
      file.readInto(arrays);
      arrays.forEach((name, array) -> requireFinite(file, name, array));
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  private static void initialize(Safetensors file, Block block, NDManager manager) {
    Shape[] inputs = inputShapes(file);
    try {
      if (block instanceof Scripted network) {
        requireAsMany(network.weightShapes(List.of(inputs)), file);
      }
      block.initialize(manager, DataType.FLOAT32, inputs);
    } catch (IllegalArgumentException | EngineException e) {
      throw new IllegalArgumentException(
          "%s: no encoder for inputs of shape %s can be made of it: %s"
              .formatted(file.path(), List.of(inputs), e.getMessage()),
          e);
    }
  }

  /** Before memory is asked for: a damaged file may tell of any sizes. */
  private static void requireAsMany(List<Shape> weights, Safetensors file) {
    double wanted = weights.stream().mapToDouble(EncoderFile::count).sum();
    double held =
        file.header().entries().values().stream().mapToDouble(e -> count(e.shape())).sum();
    Require.that(
        weights.isEmpty() || wanted == held,
        "its architecture has %.0f weights, but the file holds %.0f numbers. It was written for"
            + " another network",
        wanted,
        held);
  }

  private static double count(Shape shape) {
    return Arrays.stream(shape.getShape()).mapToDouble(n -> n).reduce(1, (a, b) -> a * b);
  }

  private static void requireFinite(Safetensors file, String name, NDArray array) {
    try (NDManager scratch = array.getManager().newSubManager()) {
      Require.that(
          FINITE.callWithoutGradients(scratch, array).singletonOrThrow().getBoolean(),
          "%s: array '%s' holds NaN or infinite numbers. Its training diverged, or the file is"
              + " damaged",
          file.path(),
          name);
    }
  }

  /** Shapes and types of the inputs that the encoder was trained on. */
  static List<Input> inputs(Safetensors file) {
    Shape[] shapes = inputShapes(file);
    List<DataType> types =
        Stream.of(file.header().metadata().getOrDefault(TYPES, "").split(" "))
            .filter(word -> word.equals("FLOAT32") || word.equals("INT64"))
            .map(DataType::valueOf)
            .toList();
    return types.size() == shapes.length
        ? IntStream.range(0, shapes.length)
            .mapToObj(i -> new Input(shapes[i], types.get(i)))
            .toList()
        : List.of();
  }

  private static Shape[] inputShapes(Safetensors file) {
    String text = file.metadata(INPUTS);
    try {
      if (Json.parse(text) instanceof List<?> shapes) {
        return shapes.stream().map(EncoderFile::shape).toArray(Shape[]::new);
      }
      throw new IllegalArgumentException("not a list");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s must be a list of shapes such as [[32,1,28,28]], but was %s (%s)"
              .formatted(file.path(), INPUTS, text, e.getMessage()),
          e);
    }
  }

  private static Shape shape(Object list) {
    if (list instanceof List<?> sizes
        && sizes.stream().allMatch(n -> n instanceof Long i && i >= 0)) {
      return new Shape(sizes.stream().mapToLong(n -> (Long) n).toArray());
    }
    throw new IllegalArgumentException("not a list of sizes: " + list);
  }

  private static Map<String, NDArray> arrays(Block block) {
    var arrays = new LinkedHashMap<String, NDArray>();
    for (Pair<String, Parameter> named : block.getParameters()) {
      arrays.put(named.getKey(), named.getValue().getArray().stopGradient());
    }
    return arrays;
  }
}
