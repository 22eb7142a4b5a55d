package dev.dyad.cli;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Score;
import dev.dyad.eval.SharedInformation;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.TrainingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Tries recipes on the training data alone: most of it trains, the rest tells how good the encoder
 * is. No test sample is read.
 *
 * @param folder holds a run a trial
 * @param spec where progress goes
 */
record Tuning(Path folder, CommandSpec spec) {
  /** Held-out samples whose views are compared. */
  private static final int PAIRS = 2000;

  /** The data of a recipe, its training samples parted into what trains and what is held out. */
  static <T> Workload<T> heldOut(Workload<T> work, Recipe recipe) {
    return work.heldOut(recipe.data().holdOut(), RandomKey.of(recipe.seed()).with("tune"));
  }

  /**
   * Trains as a trial says and measures.
   *
   * @param work parted by {@link #heldOut}
   * @throws IllegalArgumentException if the run is stopped
   * @throws IOException if its folder cannot be written
   */
  <T> Tried tried(Trial trial, Workload<T> work) throws IOException {
    Recipe recipe = trial.recipe().withCollator(work.collator()); // as it was fitted
    RunFolder run = RunFolder.create(folder.resolve(RunFolder.word(trial.name())), "");
    run.write(recipe);
    Workload<T> viewed = work.viewedBy(recipe);
    viewed.check(recipe);
    TrainingOutcome outcome = Run.on(recipe, run, viewed, spec).train(false);
    Require.that(outcome.completed(), "stopped. Trials are short: start again");
    var skips = new SkipLog();
    try (var encoder = TrainedEncoder.load(run.trained(), new DeviceChoice(recipe.device()))) {
      var embedder = new Embedder<>(viewed, recipe.workers(), skips, n -> {});
      var pipelines = viewed.views().pipelines();
      List<Embeddings> pairs =
          embedder.views(
              Source.spaced(viewed.test(), PAIRS),
              List.of(pipelines.get(0), pipelines.get(Math.min(1, pipelines.size() - 1))),
              RandomKey.of(recipe.seed()).with("evaluation"),
              encoder::embed);
      Score shared = new SharedInformation(PAIRS).of(pairs.get(0), pairs.get(1));
      return new Tried(trial, shared, quality(recipe, embedder, encoder), outcome.seconds());
    }
  }

  private static <T> Optional<Score> quality(
      Recipe recipe, Embedder<T> embedder, TrainedEncoder encoder) {
    Workload<T> work = embedder.work();
    if (work.train().labelNames().size() < 2) {
      return Optional.empty();
    }
    Embeddings train = embedder.embed(work.train(), encoder::embed);
    Embeddings test = embedder.embed(work.test(), encoder::embed);
    return train.classes().length > 1 && test.classes().length > 1
        ? Optional.of(Evaluation.knn(recipe, train).of(train, test))
        : Optional.empty();
  }
}
