package dev.dyad.bench;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import dev.dyad.image.Affine;
import dev.dyad.image.ColorJitter;
import dev.dyad.image.Decoder;
import dev.dyad.image.Digits;
import dev.dyad.image.ElasticDeformation;
import dev.dyad.image.Erasing;
import dev.dyad.image.GaussianBlur;
import dev.dyad.image.Grayscale;
import dev.dyad.image.HorizontalFlip;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.image.RandomResizedCrop;
import dev.dyad.image.Resize;
import dev.dyad.image.SimCLR;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Views of photos and digits, on one thread, in views or pictures a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImageBenchmark {
  private static final Origin ORIGIN = new Origin("photo", 0, 0, 0);

  /** A folder of JPEG photos. */
  @Param("photos")
  private String photos;

  private final Collator<Image> collator = ImageCollator.imageNet();
  private final Augmentation<Image> view = new SimCLR(224).pipelines().get(0);
  private final Augmentation<Image> digitView = new Digits().pipelines().get(0);
  private final Augmentation<Image> crop = new RandomResizedCrop(224);
  private final Augmentation<Image> flip = new HorizontalFlip(1);
  private final Augmentation<Image> jitter = new ColorJitter();
  private final Augmentation<Image> gray = new Grayscale();
  private final Augmentation<Image> blur = new GaussianBlur();
  private final Augmentation<Image> affine = new Affine();
  private final Augmentation<Image> elastic = new ElasticDeformation();
  private final Augmentation<Image> erasing = new Erasing(1);
  private final List<byte[]> files = new ArrayList<>();
  private final List<Image> decoded = new ArrayList<>();
  private final List<Image> cropped = new ArrayList<>();
  private Image digit = Image.of(1, 1, 1, new byte[1]);
  private long count;

  /** Reads and decodes the photos. */
  @Setup
  public void read() {
    try (Stream<Path> paths = Files.list(Path.of(photos))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".jpg")).sorted().toList()) {
        files.add(Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Set -p photos=FOLDER to a folder of JPEG files", e);
    }
    for (byte[] file : files) {
      Image image = new Decoder().decode("photo", file);
      if (image.channels() == 3) {
        decoded.add(image);
        cropped.add(apply(crop, image));
      }
    }
    byte[] pixels = new byte[28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 28 > 8 && i % 28 < 20 ? 255 : 0);
    }
    digit = Image.of(28, 28, 1, pixels);
  }

  private Image apply(Augmentation<Image> augmentation, Image image) {
    return augmentation.apply(View.raw(image, ORIGIN), RandomKey.of(count++).generator()).value();
  }

  private Image next(List<Image> images) {
    return images.get((int) (count % images.size()));
  }

  /** Closes the tensors, as a training does with those that it has learnt from. */
  private static float taken(List<Tensor> tensors) {
    float first = tensors.get(0).bytes().getFloat(0);
    tensors.forEach(Tensor::close);
    return first;
  }

  /** One SimCLR view of a decoded photo, to normalised floats. */
  @Benchmark
  public float simClrView() {
    return taken(collator.collate(List.of(apply(view, next(decoded)))));
  }

  /** Decodes a JPEG and makes two SimCLR views of it; counts pictures. */
  @Benchmark
  public float decodeAndTwoViews() {
    Image image = new Decoder().decode("photo", files.get((int) (count % files.size())));
    if (image.channels() == 1) {
      image = next(decoded);
    }
    return taken(collator.collate(List.of(apply(view, image), apply(view, image))));
  }

  /** Decodes a JPEG. */
  @Benchmark
  public Image decode() {
    return new Decoder().decode("photo", files.get((int) (count++ % files.size())));
  }

  /** One view of a digit of 28 x 28 pixels. */
  @Benchmark
  public Image digitView() {
    return apply(digitView, digit);
  }

  /** Random resized crop to 224 x 224 of a photo. */
  @Benchmark
  public Image crop() {
    return apply(crop, next(decoded));
  }

  /** Resizes a photo so that its shorter side is 256. */
  @Benchmark
  public Image resize() {
    return apply(new Resize(256), next(decoded));
  }

  /** The floats of a picture of 224 x 224. */
  @Benchmark
  public float collate() {
    count++;
    return taken(collator.collate(List.of(next(cropped))));
  }

  /** Flips 224 x 224. */
  @Benchmark
  public Image flip() {
    return apply(flip, next(cropped));
  }

  /** Jitters 224 x 224. */
  @Benchmark
  public Image jitter() {
    return apply(jitter, next(cropped));
  }

  /** Takes the colour from 224 x 224. */
  @Benchmark
  public Image gray() {
    return apply(gray, next(cropped));
  }

  /** Blurs 224 x 224. */
  @Benchmark
  public Image blur() {
    return apply(blur, next(cropped));
  }

  /** Maps 224 x 224 affinely. */
  @Benchmark
  public Image affine() {
    return apply(affine, next(cropped));
  }

  /** Deforms a digit of 28 x 28. */
  @Benchmark
  public Image elasticDigit() {
    return apply(elastic, digit);
  }

  /** Maps a digit of 28 x 28 affinely. */
  @Benchmark
  public Image affineDigit() {
    return apply(affine, digit);
  }

  /** Erases a patch of 224 x 224. */
  @Benchmark
  public Image erase() {
    return apply(erasing, next(cropped));
  }
}
