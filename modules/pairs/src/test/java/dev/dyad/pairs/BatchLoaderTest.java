package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.pairs.Letters.Append;
import dev.dyad.pairs.Letters.Hashes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchLoaderTest {
  private static final RandomKey RUN = RandomKey.of(4);

  private static ViewSampler<String> sampler(Letters.Counted data, Augmentation<String> pipeline) {
    return new ViewSampler<>(data, List.of(pipeline, pipeline), new Shuffled(4), RUN);
  }

  private static ViewSampler<String> sampler() {
    return sampler(Letters.labelled(102, 3), new Append(5));
  }

  private static BatchLoader<String> loader(ViewSampler<String> sampler, int workers) {
    return new BatchLoader<>(sampler, new Hashes(), workers, new SkipLog());
  }

  private static List<List<Object>> contents(Iterator<CollatedBatch> batches) {
    var contents = new ArrayList<List<Object>>();
    batches.forEachRemaining(b -> contents.add(Letters.content(b)));
    return contents;
  }

  /** What a plain loop in one thread gives. */
  private static List<List<Object>> plain(ViewSampler<String> sampler, int epoch) {
    return sampler
        .epoch(epoch, new SkipLog())
        .map(b -> Letters.content(b.collate(new Hashes())))
        .toList();
  }

  @Test
  void agreesWithPlainLoopWhateverTheNumberOfWorkers() {
    for (int workers = 1; workers <= 4; workers++) {
      try (var loader = loader(sampler(), workers)) {
        for (int epoch = 0; epoch < 3; epoch++) {
          assertThat(contents(loader.epoch(epoch, 0))).isEqualTo(plain(sampler(), epoch));
        }
      }
    }
  }

  @Test
  void keepsOrderWhenFirstBatchesAreSlow() {
    var made = new AtomicInteger();
    Augmentation<String> slowAtFirst =
        (in, random) -> {
          if (made.incrementAndGet() < 12) {
            sleep(20);
          }
          return new Append(2).apply(in, random);
        };
    try (var loader = loader(sampler(Letters.unlabelled(80), slowAtFirst), 4)) {
      assertThat(contents(loader.epoch(0, 0)))
          .isEqualTo(plain(sampler(Letters.unlabelled(80), new Append(2)), 0));
    }
  }

  @Test
  void resumedEpochIsTheTailOfTheWhole() {
    List<List<Object>> whole = plain(sampler(), 2);
    try (var loader = loader(sampler(), 2)) {
      assertThat(loader.batchCount(2)).isEqualTo(25).isEqualTo(whole.size());
      for (int first : new int[] {1, 13, 24}) {
        assertThat(contents(loader.epoch(2, first))).isEqualTo(whole.subList(first, 25));
      }
      assertThat(contents(loader.epoch(2, 25))).isEmpty();
      assertThat(contents(loader.epoch(2, 99))).isEmpty();
    }
  }

  @Test
  void resumedEpochDecodesNothingOfTheHead() {
    Letters.Counted data = Letters.unlabelled(40);
    try (var loader = loader(sampler(data, new Append(1)), 2)) {
      contents(loader.epoch(0, 8));
    }
    int decoded = 0;
    for (int i = 0; i < 40; i++) {
      decoded += data.reads(i);
    }
    assertThat(decoded).isEqualTo(8);
  }

  @Test
  void everySampleIsDecodedOnce() {
    Letters.Counted data = Letters.unlabelled(40);
    try (var loader = loader(sampler(data, new Append(1)), 3)) {
      contents(loader.epoch(0, 0));
    }
    for (int i = 0; i < 40; i++) {
      assertThat(data.reads(i)).isEqualTo(1);
    }
  }

  @Test
  void badSamplesAreLeftOutAndListed() {
    var skips = new SkipLog();
    Letters.Counted data = Letters.unlabelled(40, 3, 17);
    var ids = new ArrayList<String>();
    try (var loader = new BatchLoader<>(sampler(data, new Append(1)), new Hashes(), 3, skips)) {
      loader.epoch(0, 0).forEachRemaining(b -> ids.addAll(b.ids()));
    }
    assertThat(ids).hasSize(38).doesNotContain("s3", "s17");
    assertThat(skips.entries())
        .containsExactly(
            new Skipped("s17", "broken on purpose"), new Skipped("s3", "broken on purpose"));
  }

  @Test
  void batchOfBadSamplesComesEmpty() {
    Letters.Counted data = Letters.unlabelled(4, 0, 1, 2, 3);
    try (var loader = loader(sampler(data, new Append(1)), 1)) {
      CollatedBatch batch = loader.epoch(0, 0).next();
      assertThat(batch.size()).isZero();
      assertThat(batch.views()).hasSize(2);
    }
  }

  @Test
  void failuresOfAnAugmentationReachTheCaller() {
    Augmentation<String> failing =
        (in, random) -> {
          throw new IllegalStateException("no luck with " + in.value());
        };
    try (var loader = loader(sampler(Letters.unlabelled(8), failing), 2)) {
      Iterator<CollatedBatch> batches = loader.epoch(0, 0);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(batches::next)
          .withMessageMatching("sample .s\\d., pipeline 0, epoch 0: .*: no luck with text \\d ");
    }
  }

  @Test
  void errorsOfAnAugmentationReachTheCaller() {
    Augmentation<String> failing =
        (in, random) -> {
          throw new OutOfMemoryError("pretended");
        };
    try (var loader = loader(sampler(Letters.unlabelled(8), failing), 2)) {
      assertThatExceptionOfType(OutOfMemoryError.class)
          .isThrownBy(loader.epoch(0, 0)::next)
          .withMessage("pretended");
    }
  }

  @Test
  void epochGoesOnAfterABatchThatFailed() {
    Augmentation<String> failingAtFour =
        (in, random) -> {
          if (in.value().equals("text 4 ")) {
            throw new IllegalStateException("four");
          }
          return in;
        };
    int good = 0;
    int bad = 0;
    try (var loader = loader(sampler(Letters.unlabelled(80), failingAtFour), 2)) {
      Iterator<CollatedBatch> batches = loader.epoch(0, 0);
      while (batches.hasNext()) {
        try {
          batches.next();
          good++;
        } catch (IllegalStateException four) {
          bad++;
        }
      }
    }
    assertThat(bad).isEqualTo(1);
    assertThat(good).isEqualTo(19);
  }

  @Test
  void slowConsumerHoldsTheWorkersBack() {
    for (int workers = 1; workers <= 3; workers++) {
      int depth = workers + 1;
      var begun = new AtomicInteger();
      Augmentation<String> counting =
          (in, random) -> {
            begun.incrementAndGet();
            return in;
          };
      try (var loader = loader(sampler(Letters.unlabelled(400), counting), workers)) {
        Iterator<CollatedBatch> batches = loader.epoch(0, 0);
        for (int taken = 0; taken < 5; taken++) {
          sleep(60);
          assertThat(begun.get() / 8)
              .as("batches made after %d were taken by %d workers", taken, workers)
              .isLessThanOrEqualTo(taken + depth);
          batches.next();
        }
      }
    }
  }

  @Test
  void endsWithNoSuchElement() {
    try (var loader = loader(sampler(Letters.unlabelled(4), new Append(1)), 1)) {
      Iterator<CollatedBatch> batches = loader.epoch(0, 0);
      batches.next();
      assertThat(batches.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
    }
  }

  @Test
  void closeEndsTheThreads() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    Augmentation<String> noting =
        (in, random) -> {
          synchronized (threads) {
            threads.add(Thread.currentThread());
          }
          return in;
        };
    try (var loader = loader(sampler(Letters.unlabelled(40), noting), 3)) {
      contents(loader.epoch(0, 0));
    }
    assertThat(threads).allMatch(Thread::isDaemon);
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void closedLoaderSaysSo() {
    var loader = loader(sampler(), 1);
    Iterator<CollatedBatch> batches = loader.epoch(0, 0);
    loader.close();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> batches.forEachRemaining(b -> {}))
        .withMessage("the batch loader is closed");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> loader.epoch(1, 0))
        .withMessage("the batch loader is closed");
  }

  @Test
  void closeWakesWhoWaitsForABatch() throws InterruptedException {
    var never = new CountDownLatch(1);
    Augmentation<String> stuck =
        (in, random) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("woken", e);
          }
          return in;
        };
    var loader = loader(sampler(Letters.unlabelled(40), stuck), 1);
    Iterator<CollatedBatch> batches = loader.epoch(0, 0);
    var failure = new AtomicReference<RuntimeException>();
    var consumer =
        new Thread(
            () -> {
              while (true) {
                try {
                  batches.next();
                } catch (IllegalStateException e) {
                  if ("the batch loader is closed".equals(e.getMessage())) {
                    failure.set(e);
                    return;
                  }
                }
              }
            });
    consumer.setDaemon(true);
    consumer.start();
    sleep(50);
    loader.close();
    consumer.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(failure.get()).isNotNull();
  }

  @Test
  void interruptedConsumerStaysInterrupted() {
    Augmentation<String> slow =
        (in, random) -> {
          sleep(200);
          return in;
        };
    try (var loader = loader(sampler(Letters.unlabelled(4), slow), 1)) {
      Iterator<CollatedBatch> batches = loader.epoch(0, 0);
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(batches::next)
          .withMessage("interrupted while waiting for a batch");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void needsAWorker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loader(sampler(), 0))
        .withMessage("workers must be positive, but was 0");
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
