package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Tensor;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Pretrained;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.pairs.InOrder;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The encodings that a run compares: its encoder, and what that has to beat.
 *
 * @param recipe of the run
 * @param folder of the run
 * @param work its data
 * @param skips notes samples that cannot be read
 */
record Encodings<T>(Recipe recipe, RunFolder folder, Workload<T> work, SkipLog skips) {
  /** The word for the trained encoder. */
  static final String ENCODER = "encoder";

  private static final String UNTRAINED = "untrained";

  /** Whether a word stands for a network, trained or not, and not for the samples themselves. */
  static boolean isNetwork(String word) {
    return word.equals(ENCODER) || word.equals(UNTRAINED);
  }

  /** Something measured of one encoding. */
  interface Measurement<T, R> {
    /**
     * Measures.
     *
     * @param word "raw", the name of a baseline, "untrained", "given" for the weights that a
     *     training started from, or {@link #ENCODER}
     * @param as how samples become what is encoded
     */
    R of(String word, Workload<T> as, Embedder.Encoding encoding) throws IOException;
  }

  /**
   * Measures one encoding after the other, the trained encoder last.
   *
   * @param train what baselines are fitted to
   * @return what was measured, by word
   */
  <R> Map<String, R> each(Dataset<T> train, Measurement<T, R> measurement) throws IOException {
    var device = new DeviceChoice(recipe.device());
    var measured = new LinkedHashMap<String, R>();
    List<Tensor> like = work.collator().collate(List.of(firstReadable(train)));
    if (RawInput.suits(like)) {
      measured.put("raw", measurement.of("raw", work, new RawInput()));
    }
    for (var baseline : work.modality().baselines().entrySet()) {
      Workload<T> features = work.asBaseline(baseline.getValue().fitted(train, folder.path()));
      measured.put(baseline.getKey(), measurement.of(baseline.getKey(), features, new RawInput()));
    }
    try (var encoder = TrainedEncoder.untrained(recipe.encoder(), recipe.seed(), like, device)) {
      measured.put(UNTRAINED, measurement.of(UNTRAINED, work, encoder::embed));
    }
    if (recipe.encoder() instanceof Pretrained start && !start.frozen()) {
      try (var encoder = TrainedEncoder.given(start, like, device)) {
        measured.put("given", measurement.of("given", work, encoder::embed));
      }
    }
    try (var encoder = TrainedEncoder.load(folder.trained(), device)) {
      measured.put(ENCODER, measurement.of(ENCODER, work, encoder::embed));
    }
    return measured;
  }

  private T firstReadable(Dataset<T> data) {
    var sampler =
        new ViewSampler<>(data, List.of(work.evaluation()), new InOrder(1), RandomKey.of(0));
    return sampler
        .epoch(0, skips)
        .filter(batch -> batch.size() > 0)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("none of the samples can be read"))
        .views()
        .get(0)
        .get(0)
        .value();
  }
}
