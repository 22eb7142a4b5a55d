package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.PerView;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.core.View;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewBatch;
import dev.dyad.pairs.ViewSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recipe to be tried.
 *
 * @param name what is special about it
 * @param recipe the whole of it
 */
record Trial(String name, Recipe recipe) {
  /**
   * A recipe whose views' steps are taken with a probability only. Steps without which inputs do
   * not fit together, such as a crop to a size, are always taken.
   *
   * @param share the probability
   */
  static <T> Trial sparing(Recipe recipe, Workload<T> work, double share) {
    List<Augmentation<T>> pipelines =
        work.views().pipelines().stream().map(p -> sparing(p, work, share)).toList();
    return new Trial(
        String.format(Locale.ROOT, "%.0f %% of the steps", 100 * share),
        recipe.withViews(new PerView<>(pipelines), work.evaluation()));
  }

  private static <T> Augmentation<T> sparing(
      Augmentation<T> pipeline, Workload<T> work, double share) {
    List<Augmentation<T>> steps =
        pipeline instanceof Sequence<T> sequence ? sequence.steps() : List.of(pipeline);
    var thinned = new ArrayList<Augmentation<T>>();
    for (int i = 0; i < steps.size(); i++) {
      var others = new ArrayList<>(steps);
      Augmentation<T> step = others.remove(i);
      boolean spared = fit(List.of(pipeline, new Sequence<>(others)), work);
      thinned.add(spared ? sparing(step, share) : step);
    }
    return new Sequence<>(thinned);
  }

  /** A step that is taken by chance already is so by a smaller one. */
  private static <T> Augmentation<T> sparing(Augmentation<T> step, double share) {
    return step instanceof Maybe<T> maybe
        ? new Maybe<>(maybe.p() * share, maybe.step())
        : new Maybe<>(share, step);
  }

  /** Whether views of different pipelines can be in one batch. */
  private static <T> boolean fit(List<Augmentation<T>> pipelines, Workload<T> work) {
    var sampler = new ViewSampler<>(work.train(), pipelines, new InOrder(1), RandomKey.of(0));
    ViewBatch<T> batch = sampler.batch(0, new int[] {work.firstReadable()}, new SkipLog());
    List<T> values = batch.views().stream().map(ofOne -> ofOne.get(0)).map(View::value).toList();
    try {
      work.collator().collate(values);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
