package dev.dyad.cli;

import dev.dyad.core.Modalities;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import dev.dyad.eval.AnomalyDetector;
import dev.dyad.eval.IsolationForest;
import dev.dyad.eval.KnnDistance;
import dev.dyad.eval.LocalOutlierFactor;
import dev.dyad.eval.Mahalanobis;
import dev.dyad.eval.MeanDistance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells odd samples from normal ones by a run's encoder. */
@Command(
    name = "anomaly",
    description =
        "Score how unlike a run's training data samples are, with a threshold for a false-alarm"
            + " rate; AUROC, AUPR and F1 where labels exist. Writes anomalies.html and"
            + " anomalies.json into the run's folder.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad train samples/mnist-simclr.yaml --set data.path=mnist --set data.normal=[3] --out"
          + " runs/threes",
      "  dyad anomaly runs/threes",
      "  dyad anomaly runs/threes --data photos --detector 'LocalOutlierFactor(k=10)' --out odd.csv"
    })
final class AnomalyCommand implements Callable<Integer> {
  static final SpecCodec DETECTORS =
      new SpecCodec(
          "anomaly detection",
          List.of(
              KnnDistance.class,
              MeanDistance.class,
              Mahalanobis.class,
              LocalOutlierFactor.class,
              IsolationForest.class));

  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--data", description = "samples to score (default: the run's test data)")
  private Optional<Path> data;

  @Option(
      names = "--detector",
      description =
          "KnnDistance, MeanDistance, Mahalanobis, LocalOutlierFactor or IsolationForest, with"
              + " settings if wanted"
              + " (default: ${DEFAULT-VALUE})")
  private String detector = "KnnDistance";

  @Option(
      names = "--false-alarm-rate",
      description = "share of normal samples that may be called odd (default: ${DEFAULT-VALUE})")
  private double falseAlarmRate = 0.05;

  @Option(names = "--out", description = "file for the scores: .csv, oddest first")
  private Optional<Path> out;

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.that(
        falseAlarmRate > 0 && falseAlarmRate < 1,
        "--false-alarm-rate must be above 0 and below 1, but was %s",
        falseAlarmRate);
    AnomalyDetector chosen = DETECTORS.read(AnomalyDetector.class, detector);
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    return Run.of(Modalities.named(recipe.modality()), recipe, folder, spec)
        .anomalies(new AnomalySpec(chosen, falseAlarmRate), data, out, json);
  }
}
