package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.core.View;
import dev.dyad.pairs.Letters.Append;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Law 1: a view is a function of seed, epoch, sample and view index, and of nothing else. */
class ViewSamplerTest {
  private static final RandomKey RUN = RandomKey.of(9);
  private static final Augmentation<String> PIPELINE =
      Sequence.of(new Append(3), new Maybe<>(0.5, new Append(2)), new Append(4));

  private static ViewSampler<String> sampler(int batchSize, RandomKey run) {
    return new ViewSampler<>(
        Letters.unlabelled(60), List.of(PIPELINE, PIPELINE), new Shuffled(batchSize), run);
  }

  /** The views of an epoch, by sample and view index. */
  private static Map<String, View<String>> views(ViewSampler<String> sampler, int epoch) {
    var views = new HashMap<String, View<String>>();
    sampler.epoch(epoch, new SkipLog()).forEach(batch -> collect(batch, views));
    return views;
  }

  private static void collect(ViewBatch<String> batch, Map<String, View<String>> views) {
    for (int v = 0; v < batch.views().size(); v++) {
      for (int i = 0; i < batch.size(); i++) {
        views.put(batch.samples().get(i).id() + "/" + v, batch.views().get(v).get(i));
      }
    }
  }

  @Test
  void viewsAreTheSameWhateverTheBatchSize() {
    Map<String, View<String>> ofTwo = views(sampler(2, RUN), 5);
    assertThat(ofTwo).hasSize(120);
    for (int batchSize : new int[] {3, 10, 60}) {
      assertThat(views(sampler(batchSize, RUN), 5)).isEqualTo(ofTwo);
    }
  }

  @Test
  void viewsAreTheSameWhateverTheOrderOfCalls() {
    ViewSampler<String> sampler = sampler(10, RUN);
    Map<String, View<String>> before = views(sampler, 3);
    views(sampler, 0);
    views(sampler, 4);
    assertThat(views(sampler, 3)).isEqualTo(before);
  }

  @Test
  void viewsAreTheSameWhateverTheOrderOfSamples() {
    ViewSampler<String> sampler = sampler(10, RUN);
    int[] backwards = IntStream.range(0, 60).map(i -> 59 - i).toArray();
    var views = new HashMap<String, View<String>>();
    collect(sampler.batch(3, backwards, new SkipLog()), views);
    assertThat(views).isEqualTo(views(sampler, 3));
  }

  @Test
  void viewsAreTheSameWhateverTheNumberOfThreads() {
    ViewSampler<String> sampler = sampler(2, RUN);
    Map<String, View<String>> alone = views(sampler, 1);
    for (int repeat = 0; repeat < 20; repeat++) {
      var together = new ConcurrentHashMap<String, View<String>>();
      sampler.batches(1).parallelStream()
          .forEach(indices -> collect(sampler.batch(1, indices, new SkipLog()), together));
      assertThat(together).isEqualTo(alone);
    }
  }

  @Test
  void viewsAreTheSameWhateverElseIsInTheData() {
    var large =
        new ViewSampler<>(
            Letters.unlabelled(500), List.of(PIPELINE, PIPELINE), new Shuffled(10), RUN);
    assertThat(views(large, 2)).containsAllEntriesOf(views(sampler(10, RUN), 2));
  }

  @Test
  void secondPipelineNeverShiftsTheFirst() {
    var other =
        new ViewSampler<>(
            Letters.unlabelled(60), List.of(PIPELINE, new Append(50)), new Shuffled(10), RUN);
    Map<String, View<String>> expected = views(sampler(10, RUN), 2);
    views(other, 2)
        .forEach(
            (key, view) ->
                assertThat(view.equals(expected.get(key))).isEqualTo(key.endsWith("/0")));
  }

  @Test
  void everyEpochEverySampleAndEveryViewIsDrawnAnew() {
    ViewSampler<String> sampler = sampler(10, RUN);
    var endings = new HashSet<String>();
    for (int epoch = 0; epoch < 5; epoch++) {
      views(sampler, epoch).values().forEach(v -> endings.add(v.value().split(" ")[2]));
    }
    assertThat(endings).as("drawn letters of 5 x 60 x 2 views").hasSize(600);
  }

  @Test
  void everyEpochHasAnotherOrder() {
    ViewSampler<String> sampler = sampler(10, RUN);
    var firstBatches = new HashSet<List<Integer>>();
    for (int epoch = 0; epoch < 20; epoch++) {
      firstBatches.add(IntStream.of(sampler.batches(epoch).get(0)).boxed().toList());
    }
    assertThat(firstBatches).hasSize(20);
  }

  @Test
  void otherSeedsGiveOtherViewsAndOrders() {
    ViewSampler<String> one = sampler(10, RUN);
    ViewSampler<String> other = sampler(10, RandomKey.of(10));
    assertThat(views(one, 0)).isNotEqualTo(views(other, 0));
    assertThat(one.batches(0).get(0)).isNotEqualTo(other.batches(0).get(0));
  }

  @Test
  void everySampleIsDecodedOnceForAllItsViews() {
    Letters.Counted data = Letters.unlabelled(30);
    var sampler =
        new ViewSampler<>(data, List.of(PIPELINE, PIPELINE, PIPELINE), new Shuffled(5), RUN);
    views(sampler, 0);
    assertThat(IntStream.range(0, 30).map(data::reads)).containsOnly(1);
    views(sampler, 1);
    assertThat(IntStream.range(0, 30).map(data::reads)).containsOnly(2);
  }

  @Test
  void viewsComeInTheOrderOfTheirSamples() {
    ViewBatch<String> batch = sampler(10, RUN).batch(0, new int[] {7, 3, 9}, new SkipLog());
    assertThat(batch.samples()).extracting(s -> s.id()).containsExactly("s7", "s3", "s9");
    for (List<View<String>> views : batch.views()) {
      assertThat(views).extracting(v -> v.origin().sampleId()).containsExactly("s7", "s3", "s9");
      assertThat(views)
          .extracting(v -> v.value().substring(0, 6))
          .containsExactly("text 7", "text 3", "text 9");
    }
  }

  @Test
  void originIsEnoughToMakeTheViewAgain() {
    ViewSampler<String> sampler = sampler(10, RUN);
    View<String> view = views(sampler, 4).get("s17/1");
    RandomKey key = ViewSampler.key(RUN, 4, "s17", 1);
    assertThat(view.origin()).isEqualTo(new Origin("s17", 4, 1, key.value()));
    View<String> again =
        PIPELINE.apply(
            View.raw("text 17 ", view.origin()), new RandomKey(view.origin().key()).generator());
    assertThat(again).isEqualTo(view);
    assertThat(View.replay("text 17 ", view.changes())).isEqualTo(view.value());
  }

  @Test
  void viewIsAGoldenOne() {
    assertThat(views(sampler(10, RUN), 4).get("s17/1").value()).isEqualTo("text 17 qrsbyuusy");
  }

  @Test
  void badSamplesAreLeftOutAndListed() {
    Letters.Counted data = Letters.unlabelled(6, 2, 4);
    var sampler = new ViewSampler<>(data, List.of(PIPELINE, PIPELINE), new InOrder(3), RUN);
    var skips = new SkipLog();
    List<Integer> sizes = sampler.epoch(0, skips).map(ViewBatch::size).toList();
    assertThat(sizes).containsExactly(2, 2);
    assertThat(skips.entries())
        .containsExactly(
            new Skipped("s2", "broken on purpose"), new Skipped("s4", "broken on purpose"));
  }

  private static ViewSampler<String> failing(RuntimeException failure) {
    Augmentation<String> fails =
        (in, random) -> {
          throw failure;
        };
    return new ViewSampler<>(Letters.unlabelled(6), List.of(PIPELINE, fails), new InOrder(3), RUN);
  }

  @Test
  void brokenRuleOfAPipelineNamesSampleAndPipeline() {
    var failure = new IllegalArgumentException("size must be positive, but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> failing(failure).batch(2, new int[] {5}, new SkipLog()))
        .withMessage("sample 's5', pipeline 1, epoch 2: size must be positive, but was -1")
        .withCause(failure);
  }

  @Test
  void failureOfAPipelineNamesSampleAndPipeline() {
    var failure = new ArithmeticException("/ by zero");
    assertThatIllegalStateException()
        .isThrownBy(() -> failing(failure).batch(2, new int[] {5}, new SkipLog()))
        .withMessage("sample 's5', pipeline 1, epoch 2: java.lang.ArithmeticException: / by zero")
        .withCause(failure);
  }

  @Test
  void needsAPipeline() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ViewSampler<>(Letters.unlabelled(3), List.of(), new Shuffled(2), RUN))
        .withMessage("pipelines must not be empty. Name one for each view");
  }
}
