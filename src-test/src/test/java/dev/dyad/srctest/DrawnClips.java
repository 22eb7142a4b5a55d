package dev.dyad.srctest;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.dyad.audio.AudioFiles;
import dev.dyad.audio.Clip;
import dev.dyad.audio.LogMelCollator;
import dev.dyad.audio.Waveform;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.ListDataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceViews;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewBatch;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The same views of some clips, made by the host and by the device (here the CPU's engine), in
 * decibels.
 *
 * @param drawn as the device gets them
 * @param batch what goes to the device
 * @param hostValues for each view all its levels
 * @param deviceValues likewise
 * @param hostFrames for each view the number of frames of each clip, where the encoder is told
 * @param deviceFrames likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record DrawnClips(
    ViewBatch<Clip> drawn,
    DrawnBatch batch,
    List<float[]> hostValues,
    List<float[]> deviceValues,
    List<List<Long>> hostFrames,
    List<List<Long>> deviceFrames) {

  static DrawnClips of(
      List<Clip> clips, List<Augmentation<Clip>> pipelines, LogMelCollator collator) {
    var sampler =
        new ViewSampler<>(ListDataset.of(clips), pipelines, new InOrder(1000), RandomKey.of(11));
    int[] all = IntStream.range(0, clips.size()).toArray();
    ViewBatch<Clip> host = sampler.batch(3, all, new SkipLog());
    ViewBatch<Clip> drawn = sampler.drawn(3, all, new SkipLog(), collator);
    DrawnBatch batch = drawn.collateDrawn(collator).drawn().orElseThrow();
    var hostValues = new ArrayList<float[]>();
    var hostFrames = new ArrayList<List<Long>>();
    for (List<Tensor> view : host.collate(collator).views()) {
      hostValues.add(floats((Tensor.Floats) view.get(0)));
      if (view.size() > 1) {
        hostFrames.add(longs((Tensor.Longs) view.get(1)));
      }
    }
    var deviceValues = new ArrayList<float[]>();
    var deviceFrames = new ArrayList<List<Long>>();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      for (NDList view : DeviceViews.make(manager, batch)) {
        deviceValues.add(view.get(0).toFloatArray());
        if (view.size() > 1) {
          deviceFrames.add(LongStream.of(view.get(1).toLongArray()).boxed().toList());
        }
      }
    }
    return new DrawnClips(drawn, batch, hostValues, deviceValues, hostFrames, deviceFrames);
  }

  private static float[] floats(Tensor.Floats tensor) {
    float[] values = new float[tensor.data().remaining()];
    tensor.data().get(values);
    return values;
  }

  private static List<Long> longs(Tensor.Longs tensor) {
    long[] values = new long[tensor.data().remaining()];
    tensor.data().get(values);
    return LongStream.of(values).boxed().toList();
  }

  /** Mean distance of a level from its twin, in decibels; NaN where one of them is. */
  double meanDecibelsApart() {
    return Apart.mean(hostValues, deviceValues);
  }

  /** Some of the spoken digits, by several voices, of different lengths. */
  static List<Clip> digits(int count) {
    Path recordings = Sources.TOP.resolve("samples/data/spoken-digits/recordings.zip");
    try {
      Dataset<Clip> all =
          new AudioFiles("{label}_{voice}_{index}.wav", Map.of("voice", "faye"))
              .read(recordings, "train");
      return IntStream.range(0, count)
          .mapToObj(i -> all.get(i * all.size() / count).value())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A few harmonics that fade, with some noise. */
  static Clip tone(int samples, int sampleRateHz, long seed) {
    RandomGenerator random = RandomKey.of(seed).generator();
    double pitch = 100 + 300 * random.nextDouble();
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      double t = (double) i / sampleRateHz;
      double phase = 2 * Math.PI * pitch * t;
      double wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(5 * phase);
      values[i] = (float) (0.3 * Math.exp(-4 * t) * wave + 0.01 * random.nextGaussian());
    }
    return Waveform.of(values, sampleRateHz);
  }
}
