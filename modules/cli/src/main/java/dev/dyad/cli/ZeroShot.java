package dev.dyad.cli;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.eval.Distance;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Knn;
import dev.dyad.eval.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Classification by words alone: a sample is of the class whose name, put into the prompts, is
 * nearest to it by cosine; of several prompts the mean of their unit vectors counts. No label is
 * fitted to.
 *
 * @param prompts texts with {} where the name of a class goes
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021, section 3.1</a>
 */
record ZeroShot(List<String> prompts) implements Protocol {
  ZeroShot {
    prompts = List.copyOf(prompts);
    Require.that(!prompts.isEmpty(), "prompts must name a text or more, but is empty");
    for (String prompt : prompts) {
      Require.that(
          prompt.contains("{}"),
          "prompts must have {} where the name of a class goes, but one was '%s'",
          prompt);
    }
  }

  ZeroShot() {
    this(List.of("{}"));
  }

  @Override
  public boolean fitsTraining() {
    return false;
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    Embeddings test = data.test();
    if (test.classes().length < 2) {
      return List.of();
    }
    List<String> names = test.labelNames();
    var samples = new ArrayList<Sample<T>>();
    for (String name : names) {
      for (String prompt : prompts) {
        samples.add(sample(data, prompt.replace("{}", name)));
      }
    }
    Embeddings words = data.embed(new ListDataset<>(samples, List.of()));
    float[][] classes = new float[names.size()][words.dimension()];
    for (int row = 0; row < words.size(); row++) {
      add(classes[row / prompts.size()], words.row(row));
    }
    int[] labels = IntStream.range(0, names.size()).toArray();
    return List.of(
        new Knn(1, Distance.COSINE)
            .of(Embeddings.of(classes, names, labels, names), test)
            .named("zeroShot.accuracy"));
  }

  private static <T> Sample<T> sample(Represented<T> data, String words) {
    T value =
        data.modality()
            .ofWords(words)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "ZeroShot needs values of words, which modality '%s' has not. Leave the protocol out"
                            .formatted(data.modality().name())));
    return new Sample<>(words, value, OptionalInt.empty());
  }

  private static void add(float[] sum, float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    double length = Math.max(Math.sqrt(squares), 1e-12);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (vector[i] / length);
    }
  }
}
