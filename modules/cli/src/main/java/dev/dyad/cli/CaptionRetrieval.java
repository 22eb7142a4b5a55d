package dev.dyad.cli;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Retrieval;
import dev.dyad.eval.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether words find what they were said of, among all test samples, and samples their words, among
 * those of all test samples: recall@1, 5, 10 and the mean reciprocal rank, both ways. Of several
 * captions of a sample each is looked for by itself, and finding any of them counts. Nothing is
 * fitted.
 */
record CaptionRetrieval() implements Protocol {
  /** Captions, and for each the row of its sample. */
  private record Captions<T>(List<Sample<T>> samples, List<Integer> rows) {}

  @Override
  public boolean fitsTraining() {
    return false;
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    Captions<T> captions = captions(data);
    Require.that(
        captions.samples().size() > 1,
        "CaptionRetrieval needs captions, but the test data have %d. Use data of captioned pictures"
            + " (modality: imagetext), or leave the protocol out",
        captions.samples().size());
    Embeddings words = data.embed(new ListDataset<>(captions.samples(), List.of()));
    int[] owners = captions.rows().stream().mapToInt(Integer::intValue).toArray();
    int[] all = IntStream.range(0, data.test().size()).toArray();
    int[] captioned = IntStream.of(owners).distinct().toArray();
    int[] counts = new int[all.length];
    IntStream.of(owners).forEach(row -> counts[row]++);
    var scores = new ArrayList<Score>();
    scores.addAll(
        scores(
            "",
            Retrieval.of(words, owners, data.test(), all),
            k -> Retrieval.chanceAt(k, 1, all.length),
            all.length));
    scores.addAll(
        scores(
            "captions.",
            Retrieval.of(data.test().select(captioned), captioned, words, owners),
            k ->
                IntStream.of(captioned)
                    .mapToDouble(row -> Retrieval.chanceAt(k, counts[row], owners.length))
                    .average()
                    .orElseThrow(),
            owners.length));
    return scores;
  }

  private static List<Score> scores(
      String prefix, Retrieval retrieval, IntToDoubleFunction chance, int targets) {
    return retrieval.scores().stream()
        .map(
            score -> {
              Score named = score.named(prefix + score.name()).with("targets", targets);
              String at = score.name().replaceAll("\\D", "");
              return at.isEmpty()
                  ? named
                  : named.with("chance", chance.applyAsDouble(Integer.parseInt(at)));
            })
        .toList();
  }

  private static <T> Captions<T> captions(Represented<T> data) {
    var captions = new Captions<T>(new ArrayList<>(), new ArrayList<>());
    for (int row = 0; row < data.test().size(); row++) {
      String id = data.test().id(row);
      List<T> said = data.captions().getOrDefault(id, List.of());
      for (int c = 0; c < said.size(); c++) {
        captions
            .samples()
            .add(new Sample<>(id + " caption " + (c + 1), said.get(c), OptionalInt.empty()));
        captions.rows().add(row);
      }
    }
    return captions;
  }
}
