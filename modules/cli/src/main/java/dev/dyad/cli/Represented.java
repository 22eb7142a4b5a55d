package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.eval.Classification;
import dev.dyad.eval.Embeddings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe's data as one encoding represents it.
 *
 * @param recipe what is run
 * @param embedder how further samples are represented in the same way
 * @param encoding makes vectors of inputs
 * @param train what may be fitted on
 * @param test what is scored
 * @param captions what was said of test samples, by id
 * @param nearest what the recipe's k-NN classifier takes the test samples for, where that was asked
 */
record Represented<T>(
    Recipe recipe,
    Embedder<T> embedder,
    Embedder.Encoding encoding,
    Embeddings train,
    Embeddings test,
    Map<String, List<T>> captions,
    Optional<Classification> nearest) {
  Represented(
      Recipe recipe,
      Embedder<T> embedder,
      Embedder.Encoding encoding,
      Embeddings train,
      Embeddings test,
      Map<String, List<T>> captions) {
    this(recipe, embedder, encoding, train, test, captions, Optional.empty());
  }

  /** The same, with what the recipe's k-NN classifier takes the test samples for. */
  Represented<T> classified() {
    Classification found = Evaluation.knn(recipe, train).classify(train, test);
    return new Represented<>(recipe, embedder, encoding, train, test, captions, Optional.of(found));
  }

  /** Whether there are classes to tell apart, on both sides. */
  boolean isClassified() {
    return train.classes().length > 1 && test.classes().length > 1;
  }

  /** The kind of data. */
  @SuppressWarnings("unchecked") // the recipe's data are of its modality
  Modality<T> modality() {
    return (Modality<T>) Modalities.named(recipe.modality());
  }

  /** Further samples, represented in the same way, without a word on the progress of that. */
  Embeddings embed(Dataset<T> data) {
    return new Embedder<>(embedder.work(), embedder.workers(), embedder.skips(), n -> {})
        .embed(data, encoding);
  }
}
