package dev.dyad.learn.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.EncoderParts.NamedArray;
import dev.dyad.learn.FramewiseBlock;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.encoder.BagOfEmbeddings;
import dev.dyad.learn.encoder.ConvNet;
import dev.dyad.learn.encoder.DilatedCnn;
import dev.dyad.learn.encoder.FrameCnn;
import dev.dyad.learn.encoder.Gcn;
import dev.dyad.learn.encoder.Gin;
import dev.dyad.learn.encoder.Gru;
import dev.dyad.learn.encoder.Kept;
import dev.dyad.learn.encoder.LogMelCnn;
import dev.dyad.learn.encoder.Lstm;
import dev.dyad.learn.encoder.Mlp;
import dev.dyad.learn.encoder.Pooling;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.Readout;
import dev.dyad.learn.encoder.ResNet18;
import dev.dyad.learn.encoder.ResNet34;
import dev.dyad.learn.encoder.ResNet50;
import dev.dyad.learn.encoder.SeriesLstm;
import dev.dyad.learn.encoder.SiameseCnn;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.learn.encoder.Stem;
import dev.dyad.learn.encoder.Tcn;
import dev.dyad.learn.encoder.Transformer;
import dev.dyad.learn.encoder.TwoTowers;
import dev.dyad.learn.encoder.WaveformCnn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Encoders with numbers in them, inputs for them, and exported files at work. */
final class Exported {
  private static final int BATCH = 3;

  private Exported() {}

  /** Every encoder, small, and where it has settings that change its nodes, with others too. */
  static List<Encoder> encoders() {
    return List.of(
        new SimpleCnn(16, Precision.FLOAT32),
        new ConvNet(List.of(4, 6), 3, Precision.FLOAT32),
        new SiameseCnn(16, Precision.FLOAT32),
        new Mlp(2, 12, 8, Precision.FLOAT32),
        new ResNet18(Stem.SMALL, false, Precision.FLOAT32),
        new ResNet34(Stem.SMALL, false, Precision.FLOAT32),
        new ResNet50(),
        new LogMelCnn(8, 16, 0.3, Precision.FLOAT32),
        new WaveformCnn(16, Precision.FLOAT32),
        new FrameCnn(List.of(2, 2), 8, 12, Precision.FLOAT32),
        new DilatedCnn(8, 3, 12),
        new Tcn(8, 2, 3, FramewiseBlock.Pooling.LAST, 0.2),
        new Tcn(8, 2, 3, FramewiseBlock.Pooling.MEAN, 0),
        new SeriesLstm(8, Pooling.MEAN, 0.1),
        new BagOfEmbeddings(),
        new BagOfEmbeddings(50, 12, Pooling.MEAN, 1e-2, 0.1),
        new BagOfEmbeddings(50, 12, Pooling.MEAN, 0, 0),
        new BagOfEmbeddings(50, 12, Pooling.MAX, 0, 0),
        new Transformer(50, 16, 2, 2, 24, Pooling.MEAN, 0.1),
        new Transformer(50, 16, 1, 2, 24, Pooling.CLS, 0),
        new Gru(50, 12, 10, Pooling.MAX, 0.1),
        new Lstm(50, 12, 10, Pooling.MEAN, 0.1),
        new TwoTowers(
            new SimpleCnn(16, Precision.FLOAT32),
            new BagOfEmbeddings(50, 12, Pooling.MEAN, 0, 0),
            8),
        new Gin(2, 12, Kept.LAYERS, List.of(Readout.SUM, Readout.MAX)),
        new Gin(2, 12, Kept.INPUTS_AND_LAYERS, List.of(Readout.MEAN, Readout.FIRST)),
        new Gcn(2, 12));
  }

  /** A batch for an encoder; other seeds give other numbers of samples and lengths. */
  static List<Tensor> inputs(Encoder encoder, long seed) {
    int n = BATCH + (int) seed;
    int length = 40 + 7 * (int) seed;
    var random = new SplittableRandom(seed);
    return switch (encoder.getClass().getSimpleName()) {
      case "Mlp" -> List.of(floats(random, n, 9));
      case "SimpleCnn", "SiameseCnn", "ConvNet" -> List.of(floats(random, n, 1, 16, 12));
      case "ResNet18", "ResNet34", "ResNet50" -> List.of(floats(random, n, 3, 40, 32));
      case "LogMelCnn" -> List.of(floats(random, n, 1, 16, length), lengths(random, n, length));
      case "WaveformCnn" ->
          List.of(floats(random, n, 1, 40L * length), lengths(random, n, 40 * length));
      case "DilatedCnn", "Tcn", "SeriesLstm" ->
          List.of(floats(random, n, 2, length), lengths(random, n, length));
      case "TwoTowers" -> List.of(floats(random, n, 1, 16, 12), ids(random, n, length));
      case "FrameCnn" -> List.of(floats(random, n, 2, length));
      case "Gin", "Gcn" -> graphs(random, n);
      default -> List.of(ids(random, n, length));
    };
  }

  private static Tensor floats(SplittableRandom random, long... shape) {
    var tensor = new Tensor.Floats(shape);
    for (int i = 0; i < tensor.data().capacity(); i++) {
      tensor.data().put(i, (float) random.nextGaussian());
    }
    return tensor;
  }

  private static Tensor lengths(SplittableRandom random, int n, int most) {
    var tensor = new Tensor.Longs(n);
    for (int i = 0; i < n; i++) {
      tensor.data().put(i, random.nextInt(most / 2, most + 1));
    }
    return tensor;
  }

  /** Texts of different lengths, one of them without words. */
  private static Tensor ids(SplittableRandom random, int n, int length) {
    var tensor = new Tensor.Longs(n, length);
    for (int i = 1; i < n; i++) {
      int words = random.nextInt(1, length + 1);
      for (int j = 0; j < words; j++) {
        tensor.data().put(i * length + j, random.nextInt(1, 90)); // beyond the table too
      }
    }
    return tensor;
  }

  private static List<Tensor> graphs(SplittableRandom random, int n) {
    var counts = new Tensor.Longs(n);
    int nodes = 0;
    for (int i = 0; i < n; i++) {
      counts.data().put(i, 2 + i);
      nodes += 2 + i;
    }
    int arcs = 3 * nodes;
    var ends = new Tensor.Longs(arcs, 2);
    var weights = new Tensor.Floats(arcs);
    for (int i = 0; i < arcs; i++) {
      ends.data().put(2 * i, random.nextInt(nodes)).put(2 * i + 1, random.nextInt(nodes));
      weights.data().put(i, random.nextFloat());
    }
    return List.of(counts, floats(random, nodes, 5), ends, weights);
  }

  /** An encoder whose running statistics are not those of the beginning. */
  static TrainedEncoder encoder(Encoder encoder) {
    TrainedEncoder made = encoderOf(encoder, inputs(encoder, 0).toArray(Tensor[]::new));
    for (NamedArray weight : made.parts().weights()) {
      NDArray array = weight.array();
      if (!weight.learnt()) {
        float least = weight.name().endsWith("mean") ? -0.5f : 0.1f;
        try (NDManager scratch = array.getManager().newSubManager()) {
          array.addi(scratch.randomUniform(least, 0.5f, array.getShape()));
        }
      }
    }
    return made;
  }

  /** An encoder with its first weights. */
  static TrainedEncoder encoderOf(Encoder encoder, Tensor... like) {
    return TrainedEncoder.untrained(encoder, 1, List.of(like), DeviceChoice.CPU);
  }

  /** What an ONNX file gives for batches. */
  static List<float[][]> onnx(Path file, List<List<Tensor>> batches) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      var rows = new ArrayList<float[][]>();
      for (List<Tensor> batch : batches) {
        var inputs = new HashMap<String, OnnxTensor>();
        for (int i = 0; i < batch.size(); i++) {
          inputs.put(EncoderParts.inputName(i, batch.size()), onnx(environment, batch.get(i)));
        }
        try (OrtSession.Result result = session.run(inputs)) {
          rows.add((float[][]) result.get("representation").orElseThrow().getValue());
        }
      }
      return rows;
    }
  }

  private static OnnxTensor onnx(OrtEnvironment environment, Tensor tensor) throws OrtException {
    return tensor instanceof Tensor.Floats floats
        ? OnnxTensor.createTensor(environment, floats.data().duplicate().rewind(), floats.shape())
        : OnnxTensor.createTensor(
            environment, ((Tensor.Longs) tensor).data().duplicate().rewind(), tensor.shape());
  }

  /** Metadata of an ONNX file. */
  static Map<String, String> onnxNotes(Path file) throws OrtException {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      return session.getMetadata().getCustomMetadata();
    }
  }

  /** What a TorchScript file gives for batches. */
  static List<float[][]> torch(Path file, List<List<Tensor>> batches) throws IOException {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        InputStream in = Files.newInputStream(file);
        PtSymbolBlock module = JniUtils.loadModule((PtNDManager) manager, in, false, false)) {
      return batches.stream().map(batch -> torch(module, manager, batch)).toList();
    }
  }

  private static float[][] torch(PtSymbolBlock module, NDManager manager, List<Tensor> batch) {
    var inputs = new NDList();
    for (Tensor tensor : batch) {
      DataType type = tensor instanceof Tensor.Floats ? DataType.FLOAT32 : DataType.INT64;
      inputs.add(manager.create(tensor.bytes(), new Shape(tensor.shape()), type));
    }
    NDArray rows = IValueUtils.forward(module, inputs, false).singletonOrThrow();
    int size = (int) rows.getShape().get(1);
    float[] flat = rows.toFloatArray();
    float[][] result = new float[flat.length / size][];
    for (int i = 0; i < result.length; i++) {
      result[i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
    }
    return result;
  }
}
