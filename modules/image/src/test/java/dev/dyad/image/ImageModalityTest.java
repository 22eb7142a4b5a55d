package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ImageModalityTest {
  private static final int SIZE = 32;
  private final ImageModality modality = new ImageModality();
  private final SpecCodec codec = SpecCodec.of(modality);

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Modality.class).stream().map(ServiceLoader.Provider::type))
        .contains(ImageModality.class);
  }

  @Test
  void knowsEveryAugmentationAndPresetOfThePackage() throws Exception {
    var kinds = new ArrayList<Class<?>>(modality.augmentations());
    kinds.addAll(modality.presets());
    URI location = ImageModality.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path classes = Path.of(location);
    try (Stream<Path> files = Files.list(classes.resolve("dev/dyad/image"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("dev.dyad.image." + name);
        boolean plugsIn =
            Augmentation.class.isAssignableFrom(type) || Preset.class.isAssignableFrom(type);
        if (type.isRecord() && plugsIn) {
          assertThat(kinds).contains(type);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyAugmentationIsTheSameAfterWritingAndReading() {
    return modality.augmentations().stream().map(this::roundTrip);
  }

  @TestFactory
  Stream<DynamicTest> everyPresetIsTheSameAfterWritingAndReading() {
    return modality.presets().stream().map(this::roundTrip);
  }

  private DynamicTest roundTrip(Class<?> type) {
    return DynamicTest.dynamicTest(
        type.getSimpleName(),
        () -> {
          Object spec = make(type);
          assertThat(codec.read(codec.write(spec))).isEqualTo(spec);
          assertThat(codec.fromTree(type, codec.toTree(spec))).isEqualTo(spec);
        });
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    boolean needsSize =
        Stream.of(type.getConstructors()).noneMatch(c -> c.getParameterCount() == 0);
    return needsSize
        ? type.getConstructor(int.class).newInstance(SIZE)
        : type.getConstructor().newInstance();
  }

  @Test
  void collatorAndReadersAreTheSameAfterWritingAndReading() {
    var specs = new ArrayList<Object>(modality.readers());
    specs.add(modality.collator());
    specs.add(ImageCollator.imageNet());
    for (Object spec : specs) {
      assertThat(codec.read(codec.write(spec))).isEqualTo(spec);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyPresetMakesViewsOfOneSizeThatReplay() {
    return modality.presets().stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> checkViews(type)));
  }

  private static void checkViews(Class<? extends Preset<Image>> type) throws Exception {
    Preset<Image> preset = type.getConstructor(int.class).newInstance(SIZE);
    Seeds.forAll(
        20,
        random -> {
          Image image = Samples.typical(random);
          for (Augmentation<Image> pipeline : preset.pipelines()) {
            View<Image> view =
                pipeline.apply(View.raw(image, ImageAugmentationContract.origin()), random);
            assertThat(View.replay(image, view.changes())).isEqualTo(view.value());
            assertThat(view.value().width()).isEqualTo(view.value().height());
          }
          View<Image> plain = View.raw(image, ImageAugmentationContract.origin());
          Image evaluated = preset.evaluation().apply(plain, random).value();
          assertThat(evaluated.width()).isEqualTo(SIZE);
          assertThat(evaluated.height()).isEqualTo(SIZE);
        });
  }

  @Test
  void drawsGrayAsRgb() {
    Image gray = Image.of(2, 1, 1, new byte[] {7, 9});
    assertThat(((Drawing.Picture) modality.draw(gray)).rgb()).containsExactly(7, 7, 7, 9, 9, 9);
  }
}
