package dev.dyad.cli;

import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which data a recipe works on.
 *
 * @param path file or folder; relative to the current folder, else to the recipe's, else to Dyad's
 *     own; else, if it begins with the name of a public data set, in that
 * @param reader what reads it; the first reader of the modality that accepts the path where none is
 *     named
 * @param train split to train on; "train" where the data has it, else everything
 * @param test split to evaluate on; "test" or "val" where the data has it, else a held-out share
 * @param holdOut share held out where the data has no test split, chosen by sample id
 * @param limit at most so many training samples, and as many test samples, evenly spaced; all where
 *     absent
 * @param labelsPerClass trains on so many labelled samples of each class, drawn by the seed, and on
 *     no others; on all where absent
 * @param normal names of the classes to train on, for telling what is odd beside them; all where
 *     empty. Of these samples the held-out share is kept from training to set thresholds
 * @param collator makes the encoder's inputs; the modality's default where absent
 */
record DataSpec(
    String path,
    Optional<DatasetReader<?>> reader,
    Optional<String> train,
    Optional<String> test,
    double holdOut,
    OptionalInt limit,
    OptionalInt labelsPerClass,
    List<String> normal,
    Optional<Collator<?>> collator) {
  DataSpec {
    normal = List.copyOf(normal);
    Require.that(!path.isBlank(), "data.path must name a file or folder, but was empty");
    Require.that(
        holdOut > 0 && holdOut < 1,
        "data.holdOut must be above 0 and below 1, but was %s",
        holdOut);
    labelsPerClass.ifPresent(n -> Require.positive("data.labelsPerClass", n));
    limit.ifPresent(n -> Require.that(n >= 2, "data.limit must be at least 2, but was %d", n));
  }

  DataSpec(String path) {
    this(
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0.2,
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty());
  }

  DataSpec withCollator(Collator<?> collator) {
    return new DataSpec(
        path, reader, train, test, holdOut, limit, labelsPerClass, normal, Optional.of(collator));
  }

  DataSpec withPath(String path) {
    return new DataSpec(
        path, reader, train, test, holdOut, limit, labelsPerClass, normal, collator);
  }
}
