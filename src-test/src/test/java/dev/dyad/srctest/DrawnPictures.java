package dev.dyad.srctest;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.dyad.core.Augmentation;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.ListDataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Tensor;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.learn.DeviceViews;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewBatch;
import dev.dyad.pairs.ViewSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The same views of some pictures, made by the host and by the device (here the CPU's engine), on
 * the scale 0..1.
 *
 * @param host views made as they are drawn
 * @param drawn the same, put off
 * @param batch what goes to the device
 * @param hostValues for each view all its values
 * @param deviceValues likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record DrawnPictures(
    ViewBatch<Image> host,
    ViewBatch<Image> drawn,
    DrawnBatch batch,
    List<float[]> hostValues,
    List<float[]> deviceValues) {
  static final ImageCollator COLLATOR = new ImageCollator(List.of(0.0), List.of(1.0));

  static DrawnPictures of(List<Image> pictures, List<Augmentation<Image>> pipelines) {
    var sampler =
        new ViewSampler<>(ListDataset.of(pictures), pipelines, new InOrder(1000), RandomKey.of(11));
    int[] all = IntStream.range(0, pictures.size()).toArray();
    ViewBatch<Image> host = sampler.batch(3, all, new SkipLog());
    ViewBatch<Image> drawn = sampler.drawn(3, all, new SkipLog(), COLLATOR);
    DrawnBatch batch = drawn.collateDrawn(COLLATOR).drawn().orElseThrow();
    List<float[]> hostValues =
        host.collate(COLLATOR).views().stream().map(view -> values(view.get(0))).toList();
    return new DrawnPictures(host, drawn, batch, hostValues, made(batch));
  }

  static List<float[]> made(DrawnBatch batch) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      return DeviceViews.make(manager, batch).stream()
          .map(NDList::singletonOrThrow)
          .map(NDArray::toFloatArray)
          .toList();
    }
  }

  private static float[] values(Tensor tensor) {
    var floats = ((Tensor.Floats) tensor).data();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }

  /** Mean distance of a value from its twin, in levels of 1/255. */
  double meanLevelsApart() {
    return 255 * Apart.mean(hostValues, deviceValues);
  }

  /** Soft shapes with hard edges and some noise. */
  static Image picture(int width, int height, int channels, long seed) {
    RandomGenerator random = RandomKey.of(seed).generator();
    byte[] pixels = new byte[width * height * channels];
    double phase = 6 * random.nextDouble();
    int edge = random.nextInt(width);
    for (int i = 0; i < pixels.length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      int c = i % channels;
      double soft = 128 + 100 * Math.sin(phase + 0.2 * x * (c + 1) + 0.13 * y);
      double level = soft + 8 * random.nextDouble() - (x < edge ? 60 : 0);
      pixels[i] = (byte) Math.max(0, Math.min(255, level));
    }
    return Image.of(width, height, channels, pixels);
  }

  /** As many pictures as sizes, which are written as width, height, width, height, ... */
  static List<Image> pictures(int channels, int... sizes) {
    var pictures = new ArrayList<Image>();
    for (int i = 0; i < sizes.length; i += 2) {
      pictures.add(picture(sizes[i], sizes[i + 1], channels, i));
    }
    return pictures;
  }

  static List<Image> alike(int count, int width, int height, int channels) {
    return IntStream.range(0, count).mapToObj(i -> picture(width, height, channels, i)).toList();
  }
}
