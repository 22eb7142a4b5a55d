package dev.dyad.pairs;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.SkipLog;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pairs and triplets of views for programs of one's own, as lazy streams over a data set in its
 * order. Samples that cannot be read are left out and noted.
 *
 * @param <T> type of the values
 */
public final class Pairs<T> {
  private final Dataset<T> data;
  private final ViewSampler<T> sampler;
  private final SkipLog skips = new SkipLog();

  /**
   * Pairs of a data set.
   *
   * @param data where samples come from
   * @param views how views are made; the first two pipelines are used, or the one there is for both
   * @param seed equal seeds give equal pairs
   */
  public Pairs(Dataset<T> data, Preset<T> views, long seed) {
    this.data = data;
    List<Augmentation<T>> pipelines = views.pipelines();
    Require.that(!pipelines.isEmpty(), "views must have at least one pipeline");
    Augmentation<T> second = pipelines.get(Math.min(1, pipelines.size() - 1));
    BatchOrder oneByOne = (any, random, unread) -> List.of();
    this.sampler =
        new ViewSampler<>(data, List.of(pipelines.get(0), second), oneByOne, RandomKey.of(seed));
  }

  /** What was left out so far. */
  public SkipLog skips() {
    return skips;
  }

  /** Two views of each sample: positive pairs without labels. */
  public Stream<Pair<T>> positive(int epoch) {
    return IntStream.range(0, data.size())
        .mapToObj(i -> sample(i).map(s -> new Pair<>(view(s, epoch, 0), view(s, epoch, 1), true)))
        .flatMap(Optional::stream);
  }

  /**
   * For each labelled sample a partner: of the same class with probability {@code sameShare}, else
   * of another class.
   *
   * @throws IllegalArgumentException if sameShare is not in 0..1 or the data has fewer than two
   *     classes
   */
  public Stream<Pair<T>> labelled(int epoch, double sameShare) {
    Require.within("sameShare", sameShare, 0, 1);
    LabelIndex index = new LabelIndex(data, skips).needing(2, "pairs by label");
    return labelledSamples(index)
        .mapToObj(
            i -> {
              SplittableGenerator random = partners(epoch, i);
              boolean same = random.nextDouble() < sameShare;
              int partner = same ? sameClass(index, i, random) : otherClass(index, i, random);
              return sample(i)
                  .flatMap(
                      a ->
                          sample(partner)
                              .map(b -> new Pair<>(view(a, epoch, 0), view(b, epoch, 1), same)));
            })
        .flatMap(Optional::stream);
  }

  /**
   * For each labelled sample a positive of its class and a negative of another.
   *
   * @throws IllegalArgumentException if the data has fewer than two classes
   */
  public Stream<Triplet<T>> triplets(int epoch) {
    LabelIndex index = new LabelIndex(data, skips).needing(2, "triplets");
    return labelledSamples(index)
        .mapToObj(
            i -> {
              SplittableGenerator random = partners(epoch, i);
              Optional<Sample<T>> anchor = sample(i);
              Optional<Sample<T>> positive = sample(sameClass(index, i, random));
              Optional<Sample<T>> negative = sample(otherClass(index, i, random));
              return anchor.isPresent() && positive.isPresent() && negative.isPresent()
                  ? Optional.of(
                      new Triplet<>(
                          view(anchor.get(), epoch, 0),
                          view(positive.get(), epoch, 1),
                          view(negative.get(), epoch, 0)))
                  : Optional.<Triplet<T>>empty();
            })
        .flatMap(Optional::stream);
  }

  private IntStream labelledSamples(LabelIndex index) {
    return IntStream.range(0, data.size()).filter(i -> index.classOf(i) >= 0);
  }

  /** Another sample of the class, or the sample itself if it is alone. */
  private static int sameClass(LabelIndex index, int sample, SplittableGenerator random) {
    int[] members = index.members(index.classOf(sample));
    if (members.length == 1) {
      return sample;
    }
    int drawn = members[random.nextInt(members.length - 1)];
    return drawn == sample ? members[members.length - 1] : drawn;
  }

  private static int otherClass(LabelIndex index, int sample, SplittableGenerator random) {
    int drawn = random.nextInt(index.classCount() - 1);
    int[] members = index.members(drawn < index.classOf(sample) ? drawn : drawn + 1);
    return members[random.nextInt(members.length)];
  }

  private SplittableGenerator partners(int epoch, int sample) {
    return sampler.run().with("partners").with(epoch).with(data.id(sample)).generator();
  }

  private View<T> view(Sample<T> sample, int epoch, int viewIndex) {
    return sampler.view(sample, epoch, viewIndex);
  }

  private Optional<Sample<T>> sample(int index) {
    try {
      return Optional.of(data.get(index));
    } catch (UnreadableSampleException e) {
      skips.add(e);
      return Optional.empty();
    }
  }
}
