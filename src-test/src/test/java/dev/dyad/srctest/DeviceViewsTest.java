package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.OneOf;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Sample;
import dev.dyad.core.Sequence;
import dev.dyad.core.SomeOf;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import dev.dyad.image.Affine;
import dev.dyad.image.BYOL;
import dev.dyad.image.CenterCrop;
import dev.dyad.image.ColorJitter;
import dev.dyad.image.Digits;
import dev.dyad.image.ElasticDeformation;
import dev.dyad.image.Erasing;
import dev.dyad.image.GaussianBlur;
import dev.dyad.image.Grayscale;
import dev.dyad.image.HorizontalFlip;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.image.Invert;
import dev.dyad.image.JpegCompression;
import dev.dyad.image.MoCoV2;
import dev.dyad.image.MultiCrop;
import dev.dyad.image.Perspective;
import dev.dyad.image.Posterize;
import dev.dyad.image.RandomCrop;
import dev.dyad.image.RandomResizedCrop;
import dev.dyad.image.Resize;
import dev.dyad.image.ResizedCenterCrop;
import dev.dyad.image.Rotation;
import dev.dyad.image.SimCLR;
import dev.dyad.image.Solarize;
import dev.dyad.image.TrivialAugment;
import dev.dyad.image.VerticalFlip;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Views made on the device are the views that the host makes. */
class DeviceViewsTest {
  /** Levels are equal but for ties in rounding. */
  private static final double LEVELS = 0.1;

  private static final List<Image> ODD_SIZES =
      DrawnPictures.pictures(3, 40, 30, 1, 9, 33, 17, 9, 1, 64, 5, 1, 1, 40, 30, 97, 101);
  private static final List<Image> GRAY_ODD_SIZES =
      DrawnPictures.pictures(1, 28, 28, 1, 9, 33, 17, 9, 1, 64, 5, 1, 1, 28, 28, 51, 50);

  private static Stream<Preset<Image>> presets() {
    return Stream.of(
        new SimCLR(32),
        new SimCLR(64),
        new SimCLR(33),
        new MoCoV2(32),
        new BYOL(32),
        new BYOL(1),
        new Digits(28),
        new MultiCrop(32));
  }

  @TestFactory
  Stream<DynamicTest> presetsGiveTheHostsViews() {
    return presets()
        .flatMap(
            preset ->
                Stream.of(
                    agrees(preset + ", colours", coloured(), preset.pipelines()),
                    agrees(preset + ", gray", gray(), preset.pipelines()),
                    agrees(preset + ", odd sizes", ODD_SIZES, preset.pipelines()),
                    agrees(preset + ", gray odd sizes", GRAY_ODD_SIZES, preset.pipelines())));
  }

  @TestFactory
  Stream<DynamicTest> picturesOfAnySizeGiveTheHostsViews() {
    return Stream.of(new int[] {1, 1}, new int[] {1, 9}, new int[] {9, 1}, new int[] {33, 17})
        .flatMap(
            size ->
                Stream.of(1, 3)
                    .map(channels -> DrawnPictures.alike(6, size[0], size[1], channels))
                    .map(alike -> agrees("" + alike.get(0), alike, new BYOL(17).pipelines())));
  }

  private static List<Image> coloured() {
    return DrawnPictures.alike(12, 40, 31, 3);
  }

  private static List<Image> gray() {
    return DrawnPictures.alike(12, 31, 40, 1);
  }

  private static DynamicTest agrees(
      String name, List<Image> pictures, List<Augmentation<Image>> pipelines) {
    return dynamicTest(
        name,
        () -> {
          DrawnPictures made = DrawnPictures.of(pictures, pipelines);
          assertThat(made.batch().madeByHost()).isEmpty();
          assertThat(made.meanLevelsApart()).isLessThan(LEVELS);
        });
  }

  private static Stream<Augmentation<Image>> changes() {
    return Stream.of(
        new RandomResizedCrop(24),
        new RandomResizedCrop(48),
        new RandomCrop(24),
        new RandomCrop(48, 4, 77),
        new CenterCrop(20),
        new CenterCrop(45),
        new ResizedCenterCrop(16, 0.875),
        new Resize(20),
        new Resize(50, true),
        new HorizontalFlip(1),
        new VerticalFlip(1),
        new Rotation(new Range(-180, 180), 9),
        new Affine(),
        new Affine(Range.around(0, 90), 0.4, new Range(0.5, 2), Range.around(0, 30), 200),
        new Perspective(0.5, 1, 90),
        new Erasing(1, new Range(0.02, 0.33), new Range(0.3, 3.3), 60),
        new ElasticDeformation(34, 4, 30),
        new ElasticDeformation(300, 12),
        new ColorJitter(0.8, 0, 0, 0),
        new ColorJitter(0, 0.8, 0, 0),
        new ColorJitter(0, 0, 0.8, 0),
        new ColorJitter(0, 0, 0, 0.5),
        new ColorJitter(),
        new Grayscale(),
        new GaussianBlur(),
        new GaussianBlur(1, new Range(4, 9)),
        new Solarize(100),
        new Posterize(3),
        new Invert());
  }

  @TestFactory
  Stream<DynamicTest> everyChangeGivesTheHostsView() {
    return changes()
        .flatMap(
            change ->
                Stream.of(
                    agrees(change + ", colours", coloured(), List.of(change)),
                    agrees(change + ", gray", gray(), List.of(change))));
  }

  @Test
  void stepsInAnyOrderGiveTheHostsViews() {
    Augmentation<Image> mixed =
        Sequence.of(
            new Maybe<>(0.5, new VerticalFlip()),
            OneOf.of(
                Sequence.of(new Resize(30, true), new RandomCrop(24, 2)),
                new RandomResizedCrop(24),
                Sequence.of(new Solarize(90), new CenterCrop(24))),
            new SomeOf<>(
                3,
                List.of(
                    new ColorJitter(),
                    new GaussianBlur(),
                    new Rotation(),
                    new Invert(),
                    new Erasing(1))));
    DrawnPictures made = DrawnPictures.of(coloured(), List.of(mixed, mixed));
    assertThat(made.batch().madeByHost()).isEmpty();
    assertThat(made.meanLevelsApart()).isLessThan(LEVELS);
  }

  @Test
  void whatIsDrawnIsWhatTheHostDraws() {
    for (Preset<Image> preset : presets().toList()) {
      DrawnPictures made = DrawnPictures.of(ODD_SIZES, preset.pipelines());
      for (int v = 0; v < preset.pipelines().size(); v++) {
        for (int i = 0; i < ODD_SIZES.size(); i++) {
          View<Image> host = made.host().views().get(v).get(i);
          View<Image> drawn = made.drawn().views().get(v).get(i);
          assertThat(drawn.changes()).isEqualTo(host.changes());
          assertThat(drawn.value()).isEqualTo(host.value());
        }
      }
    }
  }

  @Test
  void viewsWithAChangeOfTheHostsAloneAreTheHosts() {
    Augmentation<Image> pipeline =
        Sequence.of(
            new RandomResizedCrop(24), new Maybe<>(0.4, new JpegCompression()), new Invert());
    DrawnPictures made = DrawnPictures.of(coloured(), List.of(pipeline, pipeline));
    assertThat(made.batch().madeByHost()).hasValue("Compressed");
    assertThat(made.meanLevelsApart()).isLessThan(LEVELS);
    Augmentation<Image> other = Sequence.of(new RandomResizedCrop(24), new TrivialAugment());
    assertThat(DrawnPictures.of(ODD_SIZES, List.of(other)).meanLevelsApart()).isLessThan(LEVELS);
  }

  @Test
  void picturesOfOneSizeTravelOnceForAllViews() {
    DrawnPictures made = DrawnPictures.of(coloured(), new SimCLR(32).pipelines());
    long pictures = 12 * 40 * 31 * 3;
    assertThat(made.batch().bytes()).isBetween(pictures, pictures + 12 * 2 * 200);
  }

  @Test
  void equalDrawsGiveEqualViews() {
    List<float[]> once = DrawnPictures.of(coloured(), new BYOL(32).pipelines()).deviceValues();
    List<float[]> again = DrawnPictures.of(coloured(), new BYOL(32).pipelines()).deviceValues();
    for (int v = 0; v < once.size(); v++) {
      assertThat(again.get(v)).isEqualTo(once.get(v));
    }
  }

  @Test
  void aViewDoesNotDependOnTheOthersOfItsBatch() {
    List<Augmentation<Image>> pipelines = new SimCLR(32).pipelines();
    float[] whole = DrawnPictures.of(coloured(), pipelines).deviceValues().get(1);
    float[] part = DrawnPictures.of(coloured().subList(0, 5), pipelines).deviceValues().get(1);
    assertThat(part).isEqualTo(Arrays.copyOf(whole, part.length));
  }

  @Test
  void normalisesAsTheHostDoes() {
    var collator = new ImageCollator(List.of(0.5, 0.25, 0.1), List.of(0.5, 0.2, 2.0));
    DrawnPictures made = DrawnPictures.of(coloured(), List.of(new HorizontalFlip(0)));
    List<Image> values = made.drawn().views().get(0).stream().map(View::value).toList();
    var expected = (Tensor.Floats) collator.collate(values).get(0);
    var raw = made.drawn().samples().stream().map(Sample::value).toList();
    float[] device = DrawnPictures.made(collator.drawn(raw, made.drawn().views())).get(0);
    for (int i = 0; i < device.length; i++) {
      assertThat(device[i]).isCloseTo(expected.data().get(i), within(1e-5f));
    }
  }

  @Test
  void saysWhatToSetWhenSizesDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DrawnPictures.of(ODD_SIZES, List.of(new HorizontalFlip())))
        .withMessageContaining("pictures of one batch must have one size");
  }
}
