package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.HardNegative;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Subset;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A recipe's data, opened: what is trained on, what is evaluated on, and how both become inputs of
 * an encoder.
 *
 * @param modality the kind of data
 * @param train what is trained on
 * @param test what is evaluated on; never seen in training
 * @param calibration what thresholds are set on; never seen in training, nor evaluated on; empty
 *     where the recipe does not say which classes are normal
 * @param views how training views are made
 * @param evaluation what is done to a sample that is embedded
 * @param collator makes the encoder's inputs
 */
record Workload<T>(
    Modality<T> modality,
    Dataset<T> train,
    Dataset<T> test,
    Dataset<T> calibration,
    Preset<T> views,
    Augmentation<T> evaluation,
    Collator<T> collator) {

  /**
   * Opens the data of a recipe.
   *
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if path, reader or split do not exist
   */
  @SuppressWarnings("unchecked") // the recipe's records were read by this modality's codec
  static <T> Workload<T> open(Modality<T> modality, Recipe recipe) throws IOException {
    DataSpec data = recipe.data();
    Path path = Path.of(data.path());
    var source =
        Source.of(
            modality,
            path,
            data.reader().map(r -> (DatasetReader<T>) r),
            "Set data.path to where your data is (for a run: in its run.yaml)");
    Preset<T> views = (Preset<T>) recipe.views();
    requirePositives(views);
    int limit = data.limit().orElse(Integer.MAX_VALUE);
    Dataset<T> train = Source.spaced(source.train(recipe), limit);
    if (data.labelsPerClass().isPresent()) {
      RandomKey key = RandomKey.of(recipe.seed()).with("labels");
      train = FewLabels.of(train, data.labelsPerClass().getAsInt(), key, path);
    }
    Dataset<T> calibration = new Subset<>(train);
    if (!data.normal().isEmpty()) {
      Dataset<T> normal = Source.ofClasses(train, data.normal(), path);
      RandomKey key = RandomKey.of(recipe.seed()).with("calibration");
      train = Subset.split(normal, data.holdOut(), key, false);
      calibration = Subset.split(normal, data.holdOut(), key, true);
    }
    return new Workload<>(
        modality,
        train,
        Source.spaced(source.test(recipe), limit),
        calibration,
        views,
        recipe.evaluate().view().map(v -> (Augmentation<T>) v).orElse(views.evaluation()),
        data.collator().map(c -> (Collator<T>) c).orElse(modality.collator()));
  }

  /** What a recipe does to samples, without its own data, which need not be there. */
  @SuppressWarnings("unchecked") // the recipe's records were read by this modality's codec
  static <T> Workload<T> withoutData(Modality<T> modality, Recipe recipe) {
    Dataset<T> none = new ListDataset<>(List.of(), List.of());
    Preset<T> views = (Preset<T>) recipe.views();
    return new Workload<>(
        modality,
        none,
        none,
        none,
        views,
        recipe.evaluate().view().map(v -> (Augmentation<T>) v).orElse(views.evaluation()),
        recipe.data().collator().map(c -> (Collator<T>) c).orElse(modality.collator()));
  }

  /** The first two views of a sample are positives of each other in every method. */
  private static void requirePositives(Preset<?> views) {
    for (Augmentation<?> pipeline : views.pipelines().stream().limit(2).toList()) {
      List<String> negatives = HardNegative.in(pipeline);
      Require.that(
          negatives.isEmpty(),
          "views: %s breaks the meaning, but the first two views of a sample must mean the same."
              + " Leave it out, or put it into a third view of a method that takes negatives",
          String.join(", ", negatives));
    }
  }

  /**
   * Tries what the run will do, on its first readable samples, so that wrong settings stop it
   * before any work.
   *
   * @throws IllegalArgumentException if the data cannot be batched or does not become inputs
   */
  void check(Recipe recipe) {
    recipe.evaluate().protocols().forEach(Protocol::check);
    recipe.encoder().check();
    Path path = Path.of(recipe.data().path());
    var sampler =
        new ViewSampler<>(
            train, views.pipelines(), recipe.batchOrder(), RandomKey.of(recipe.seed()));
    try {
      sampler.batches(0);
      Require.that(test.size() > 1, "found %d samples to evaluate on, too few", test.size());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage() + heldOutNote(recipe), e);
    }
    var skips = new SkipLog();
    int first = firstReadable();
    int[] some = {first, Math.min(first + 1, train.size() - 1)};
    sampler.batch(0, some, skips).collate(collator);
    new ViewSampler<>(train, List.of(evaluation), new InOrder(2), RandomKey.of(0))
        .batch(0, some, skips)
        .collate(collator);
  }

  /**
   * The index of the first training sample that can be read.
   *
   * @throws IllegalArgumentException if there is none
   */
  int firstReadable() {
    var sampler = new ViewSampler<>(train, views.pipelines(), new InOrder(1), RandomKey.of(0));
    return IntStream.range(0, train.size())
        .filter(i -> sampler.batch(0, new int[] {i}, new SkipLog()).size() > 0)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "none of the %d training samples can be read".formatted(train.size())));
  }

  /**
   * The same, its inputs made by a collator that has learnt what it needs from the training data.
   *
   * @param folder where the collator may put files
   * @throws IOException if it cannot
   */
  Workload<T> fitted(Path folder) throws IOException {
    return collatedBy(collator.fitted(train, folder));
  }

  /** The same, its inputs made by another collator. */
  Workload<T> collatedBy(Collator<T> other) {
    return new Workload<>(modality, train, test, calibration, views, evaluation, other);
  }

  /**
   * The same by what needs no encoder, on samples as they are: the view is the encoder's choice.
   */
  Workload<T> asBaseline(Collator<T> features) {
    var plain = new Sequence<T>(List.of());
    return new Workload<>(modality, train, test, calibration, views, plain, features);
  }

  /** The training samples alone: a share of them is evaluated on and no longer trained on. */
  Workload<T> heldOut(double share, RandomKey key) {
    return new Workload<>(
        modality,
        Subset.split(train, share, key, false),
        Subset.split(train, share, key, true),
        calibration,
        views,
        evaluation,
        collator);
  }

  /** The same with a recipe's views. */
  @SuppressWarnings("unchecked") // the recipe's records were read by this modality's codec
  Workload<T> viewedBy(Recipe recipe) {
    Preset<T> others = (Preset<T>) recipe.views();
    requirePositives(others);
    return new Workload<>(
        modality,
        train,
        test,
        calibration,
        others,
        recipe.evaluate().view().map(v -> (Augmentation<T>) v).orElse(others.evaluation()),
        collator);
  }

  /** The same, evaluated on other data. */
  Workload<T> testedOn(Dataset<T> other) {
    return new Workload<>(modality, train, other, calibration, views, evaluation, collator);
  }

  /**
   * The same with samples to set thresholds on: where the recipe kept none, a share of the training
   * samples, which the detector then is not fitted on.
   *
   * @param warn hears that the encoder has seen them
   * @throws IllegalArgumentException if the recipe was to keep some, but none were left to keep
   */
  Workload<T> calibrated(Recipe recipe, Consumer<String> warn) {
    if (calibration.size() > 0) {
      return this;
    }
    Require.that(
        recipe.data().normal().isEmpty(),
        "%s: data.holdOut %s keeps none of %d normal training samples to set a threshold on. Train"
            + " again with a larger one",
        recipe.data().path(),
        recipe.data().holdOut(),
        train.size());
    warn.accept(
        "the recipe names no data.normal, so all training samples count as normal, and the"
            + " threshold is set on some that the encoder was trained on: it may be too low");
    RandomKey key = RandomKey.of(recipe.seed()).with("calibration");
    double share = recipe.data().holdOut();
    return new Workload<>(
        modality,
        Subset.split(train, share, key, false),
        test,
        Subset.split(train, share, key, true),
        views,
        evaluation,
        collator);
  }

  /** Why there are fewer samples than files. */
  private String heldOutNote(Recipe recipe) {
    return train instanceof Subset && recipe.data().limit().isEmpty()
        ? ". (data.holdOut %s of the samples are kept for evaluation, %d of them)"
            .formatted(recipe.data().holdOut(), test.size())
        : "";
  }

  /**
   * Opens other data as a recipe's data is opened, whole: for embedding and evaluating files of
   * one's own. The recipe's own reader reads it if it can.
   *
   * @throws IOException if the data cannot be read
   */
  Dataset<T> other(Recipe recipe, Path path, Optional<String> split) throws IOException {
    return source(recipe, path, Optional.empty(), "--data").other(split);
  }

  /**
   * A path with what reads it: the reader that is named, else the recipe's own if it takes the
   * path, else the first of the modality that does.
   *
   * @param option by which the path was given
   * @throws IOException if none takes it
   */
  @SuppressWarnings("unchecked") // the recipe's records were read by this modality's codec
  Source<T> source(Recipe recipe, Path path, Optional<DatasetReader<T>> named, String option)
      throws IOException {
    Optional<DatasetReader<T>> own =
        recipe
            .data()
            .reader()
            .map(r -> (DatasetReader<T>) r)
            .filter(r -> r.accepts(Source.located(path)));
    return Source.of(
        modality, path, named.or(() -> own), "Give " + option + " the path of your data");
  }
}
