package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.audio.Clip;
import dev.dyad.audio.LogMel;
import dev.dyad.audio.Waveform;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Maybe;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.OneOf;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.SomeOf;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.graph.AttributedGraph;
import dev.dyad.graph.Attributes;
import dev.dyad.image.Image;
import dev.dyad.imagetext.CaptionedImage;
import dev.dyad.series.Series;
import dev.dyad.srctest.melody.Melody;
import dev.dyad.testkit.Seeds;
import dev.dyad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Laws 1-3 on pipelines that nobody would write, of everything that is registered. */
class RandomPipelinesTest {
  private static final int PIPELINES = 60;

  /** A sample of each modality, for testing; of each form, where there are several. */
  private static final Map<String, Function<SplittableGenerator, Object>> SAMPLES =
      Map.of(
          "image", RandomPipelinesTest::image,
          "graph", RandomPipelinesTest::graph,
          "audio", RandomPipelinesTest::audio,
          "audio: spectrograms", random -> new LogMel(8).of(audio(random)),
          "melody", RandomPipelinesTest::melody,
          "series", RandomPipelinesTest::series,
          "imagetext", RandomPipelinesTest::captioned,
          "text", RandomPipelinesTest::text);

  private static final List<String> WORDS =
      List.of(
          "The", "dogs", "ran", "quickly", ",", "isn't", "a", "good.", "\"Time\"", "\uD83D\uDE00");

  private static Image image(SplittableGenerator random) {
    int width = 1 + random.nextInt(40);
    int height = 1 + random.nextInt(40);
    int channels = random.nextBoolean() ? 3 : 1;
    byte[] pixels = new byte[width * height * channels];
    random.nextBytes(pixels);
    return Image.of(width, height, channels, pixels);
  }

  private static AttributedGraph graph(SplittableGenerator random) {
    int nodes = 1 + random.nextInt(20);
    int[] ends = random.ints(2L * random.nextInt(40), 0, nodes).toArray();
    float[] features = new float[2 * nodes];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    AttributedGraph graph =
        random.nextBoolean()
            ? AttributedGraph.directed(nodes, ends)
            : AttributedGraph.undirected(nodes, ends);
    return graph.withNodes(
        Attributes.features(2, features).withLabels(3, random.ints(nodes, 0, 3).toArray()));
  }

  private static Melody melody(SplittableGenerator random) {
    return new Melody(
        IntStream.range(0, random.nextInt(20)).mapToObj(i -> random.nextInt(128)).toList());
  }

  private static Clip audio(SplittableGenerator random) {
    float[] samples = new float[random.nextInt(3000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return Waveform.of(samples, random.nextBoolean() ? 8000 : 44_100);
  }

  private static Series series(SplittableGenerator random) {
    float[][] channels = new float[1 + random.nextInt(3)][random.nextInt(60)];
    for (float[] channel : channels) {
      for (int t = 0; t < channel.length; t++) {
        channel[t] = random.nextInt(9) == 0 ? Float.NaN : random.nextFloat();
      }
    }
    return Series.of(channels);
  }

  private static CaptionedImage captioned(SplittableGenerator random) {
    int captions = random.nextInt(4);
    return new CaptionedImage(
        captions == 0 || random.nextInt(4) > 0 ? Optional.of(image(random)) : Optional.empty(),
        Stream.generate(() -> text(random)).limit(captions).toList());
  }

  private static Text text(SplittableGenerator random) {
    return Text.of(
        IntStream.range(0, random.nextInt(20))
            .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
            .collect(Collectors.joining(" ")));
  }

  /** One modality with what is needed to try it. */
  private static final class Trial<T> {
    final SpecCodec codec;
    final Class<T> type;
    final Function<SplittableGenerator, Object> samples;
    final List<Augmentation<T>> steps = new ArrayList<>();

    @SuppressWarnings("unchecked") // a codec of a modality reads augmentations of its type
    Trial(Modality<T> modality, Function<SplittableGenerator, Object> samples) {
      codec = SpecCodec.of(modality);
      type = modality.type();
      this.samples = samples;
      for (var augmentation : modality.augmentations()) {
        String name = augmentation.getSimpleName();
        boolean hasDefaults = !codec.signature(Augmentation.class, name).startsWith(name + "(size");
        steps.add(codec.read(Augmentation.class, name + (hasDefaults ? "()" : "(size=24)")));
      }
      steps.removeIf(step -> !keepsTheForm(step));
      assertThat(steps).isNotEmpty();
    }

    /** Whether a step takes samples of this form and gives no other, as steps of a chain must. */
    private boolean keepsTheForm(Augmentation<T> step) {
      T value = sample(RandomKey.of(1).generator());
      try {
        return type != Clip.class
            || view(step, value, RandomKey.of(2)).value().getClass() == value.getClass();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("works on");
        return false;
      }
    }

    T sample(SplittableGenerator random) {
      return type.cast(samples.apply(random));
    }

    Augmentation<T> pipeline(SplittableGenerator random, int depth) {
      return switch (depth == 0 ? 0 : random.nextInt(6)) {
        case 1 -> new Maybe<>(random.nextDouble(), pipeline(random, depth - 1));
        case 2 -> new OneOf<>(pipelines(random, depth - 1));
        case 3 -> new SomeOf<>(random.nextInt(3), pipelines(random, depth - 1));
        case 4, 5 -> new Sequence<>(pipelines(random, depth - 1));
        default -> steps.get(random.nextInt(steps.size()));
      };
    }

    List<Augmentation<T>> pipelines(SplittableGenerator random, int depth) {
      var pipelines = new ArrayList<Augmentation<T>>();
      for (int n = 2 + random.nextInt(2); n > 0; n--) {
        pipelines.add(pipeline(random, depth));
      }
      return pipelines;
    }

    View<T> view(Augmentation<T> pipeline, T value, RandomKey key) {
      var origin = new Origin("sample", 0, 0, key.value());
      return pipeline.apply(View.raw(value, origin), key.generator());
    }
  }

  private interface Law {
    <T> void check(Trial<T> trial, SplittableGenerator random);
  }

  private static Stream<DynamicTest> forEveryModality(Law law) {
    for (Modality<?> modality : Modalities.all()) {
      assertThat(SAMPLES).as("samples by modality; give some here").containsKey(modality.name());
    }
    return SAMPLES.entrySet().stream()
        .map(
            e ->
                dynamicTest(
                    e.getKey(),
                    () -> check(Modalities.named(e.getKey().split(":", 2)[0]), e.getValue(), law)));
  }

  private static <T> void check(
      Modality<T> modality, Function<SplittableGenerator, Object> samples, Law law) {
    var trial = new Trial<>(modality, samples);
    Seeds.forAll(PIPELINES, random -> law.check(trial, random));
  }

  @TestFactory
  Stream<DynamicTest> viewsAreTheSameOnEveryThread() {
    return forEveryModality(RandomPipelinesTest::sameOnEveryThread);
  }

  private static <T> void sameOnEveryThread(Trial<T> trial, SplittableGenerator random) {
    Augmentation<T> pipeline = trial.pipeline(random, 3);
    T value = trial.sample(random);
    List<RandomKey> keys =
        IntStream.range(0, 6).mapToObj(i -> RandomKey.of(random.nextLong())).toList();
    List<View<T>> alone = keys.stream().map(key -> trial.view(pipeline, value, key)).toList();
    List<View<T>> together =
        keys.parallelStream().map(key -> trial.view(pipeline, value, key)).toList();
    assertThat(together).isEqualTo(alone);
  }

  @TestFactory
  Stream<DynamicTest> viewsReplayToTheirValue() {
    return forEveryModality(RandomPipelinesTest::replaysToItsValue);
  }

  private static <T> void replaysToItsValue(Trial<T> trial, SplittableGenerator random) {
    Augmentation<T> pipeline = trial.pipeline(random, 4);
    T value = trial.sample(random);
    View<T> view = trial.view(pipeline, value, RandomKey.of(random.nextLong()));
    assertThat(View.replay(value, view.changes())).isEqualTo(view.value());
  }

  @TestFactory
  Stream<DynamicTest> viewsReplayFromText() {
    return forEveryModality(RandomPipelinesTest::replaysFromText);
  }

  @SuppressWarnings("unchecked") // what was written as a change is read as one
  private static <T> void replaysFromText(Trial<T> trial, SplittableGenerator random) {
    Augmentation<T> pipeline = trial.pipeline(random, 3);
    T value = trial.sample(random);
    View<T> view = trial.view(pipeline, value, RandomKey.of(random.nextLong()));
    var read = new ArrayList<Change<T>>();
    view.changes().forEach(c -> read.add(trial.codec.read(Change.class, trial.codec.write(c))));
    assertThat(read).isEqualTo(view.changes());
    assertThat(View.replay(value, read)).isEqualTo(view.value());
  }

  @TestFactory
  Stream<DynamicTest> pipelinesAreReadAsTheyWereWritten() {
    return forEveryModality(RandomPipelinesTest::readAsWritten);
  }

  private static <T> void readAsWritten(Trial<T> trial, SplittableGenerator random) {
    Augmentation<T> pipeline = trial.pipeline(random, 5);
    SpecCodec codec = trial.codec;
    assertThat(codec.read(Augmentation.class, codec.write(pipeline))).isEqualTo(pipeline);
    assertThat(codec.fromTree(Augmentation.class, codec.toTree(pipeline))).isEqualTo(pipeline);
  }

  @TestFactory
  Stream<DynamicTest> pipelinesLeaveTheSampleUntouched() {
    return forEveryModality(RandomPipelinesTest::leavesTheSampleUntouched);
  }

  private static <T> void leavesTheSampleUntouched(Trial<T> trial, SplittableGenerator random) {
    Augmentation<T> pipeline = trial.pipeline(random, 3);
    RandomKey key = RandomKey.of(random.nextLong());
    T value = trial.sample(key.generator());
    trial.view(pipeline, value, key);
    assertThat(value).isEqualTo(trial.sample(key.generator()));
  }
}
