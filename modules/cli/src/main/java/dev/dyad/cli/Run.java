package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.Modality;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.learn.BatchSource;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.StopSignal;
import dev.dyad.learn.Training;
import dev.dyad.learn.TrainingOutcome;
import dev.dyad.learn.TrainingSpec;
import dev.dyad.pairs.BatchLoader;
import dev.dyad.pairs.ViewSampler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One run at work: training, evaluation, report.
 *
 * @param <T> type of the values
 */
final class Run<T> {
  private final Recipe recipe;
  private final RunFolder folder;
  private final Workload<T> work;
  private final DeviceChoice device;
  private final SkipLog skips = new SkipLog();
  private final List<String> warnings = new ArrayList<>();
  private final PrintWriter out;
  private final Terminal terminal;

  private Run(Recipe recipe, RunFolder folder, Workload<T> work, CommandSpec spec) {
    this.recipe = recipe;
    this.folder = folder;
    this.work = work;
    this.device = new DeviceChoice(recipe.device());
    this.out = spec.commandLine().getOut();
    this.terminal = new Terminal(spec.commandLine().getErr(), warnings);
    skips.addAll(work.train().skipped());
    skips.addAll(work.test().skipped());
    work.train().notes().forEach(terminal::warned);
  }

  /** A run of an opened recipe. */
  static <T> Run<T> of(Modality<T> modality, Recipe recipe, RunFolder folder, CommandSpec spec)
      throws IOException {
    return new Run<>(recipe, folder, Workload.open(modality, recipe), spec);
  }

  /** A run of a recipe on data that is open. */
  static <T> Run<T> on(Recipe recipe, RunFolder folder, Workload<T> work, CommandSpec spec) {
    return new Run<>(recipe, folder, work, spec);
  }

  /**
   * A new run of a recipe: its data opened, what its inputs need learnt from the data, its settings
   * tried, and only then its folder made to stay.
   *
   * @param out where; null for the first free {@code runs/NAME-1}, {@code runs/NAME-2}, ...
   */
  static <T> Run<T> start(
      Modality<T> modality, Recipe recipe, String name, Path out, CommandSpec spec)
      throws IOException {
    Workload<T> work = Workload.open(modality, recipe);
    RunFolder folder = RunFolder.create(out, name);
    try {
      Workload<T> fitted = work.fitted(folder.path());
      fitted.check(recipe);
      Recipe resolved =
          fitted.collator().equals(work.collator())
              ? recipe
              : recipe.withCollator(fitted.collator());
      folder.write(resolved);
      return new Run<>(resolved, folder, fitted, spec);
    } catch (IOException | RuntimeException e) {
      folder.discard();
      throw e;
    }
  }

  RunFolder folder() {
    return folder;
  }

  /** Trains or goes on training, then evaluates and writes the report; the exit code. */
  int trainAndReport(boolean resume, boolean json) {
    TrainingOutcome outcome = train(resume);
    if (!outcome.completed()) {
      return 1;
    }
    try {
      double seconds = outcome.seconds();
      double rate = outcome.samplesPerSecond();
      if (resume) { // the outcome knows its last part only
        MetricsFile metrics = MetricsFile.read(folder.metrics());
        seconds = metrics.trainSeconds();
        rate = metrics.samplesPerSecond();
      }
      Map<String, Double> throughput = new LinkedHashMap<>();
      throughput.put("samplesPerSecond", rate);
      throughput.put("viewsPerSecond", rate * work.views().pipelines().size());
      report(work.train(), work.test(), throughput, seconds, json);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: the encoder is trained, but the report could not be written: %s. Mend that, then: dyad resume %s"
              .formatted(folder.path(), e.getMessage(), folder.path()),
          e);
    }
    return 0;
  }

  /** Evaluates a trained encoder; the exit code. */
  int evaluate(Optional<Path> data, boolean json) throws IOException {
    folder.trained();
    Dataset<T> test = work.test();
    if (data.isPresent()) {
      test = work.other(recipe, data.get(), Optional.empty());
      skips.addAll(test.skipped());
      test = KnownClasses.of(test, work.train().labelNames(), terminal::warned);
    }
    EvaluationRun result = measure(work.train(), test);
    data.ifPresent(path -> result.provenance().put("testData", path.toString()));
    RunReport report = result.report(Map.of(), Map.of());
    print(report, json);
    return 0;
  }

  /** Tells odd samples from normal ones; the exit code. */
  int anomalies(AnomalySpec spec, Optional<Path> data, Optional<Path> file, boolean json)
      throws IOException {
    folder.trained();
    Dataset<T> test =
        data.isPresent() ? work.other(recipe, data.get(), Optional.empty()) : work.test();
    Workload<T> calibrated = work.calibrated(recipe, terminal::warned);
    var run = new AnomalyRun<>(spec, recipe, folder, calibrated, test, skips, terminal);
    AnomalyRun.Found found = run.find();
    Anomalies encoder = found.encoder();
    if (file.isPresent()) {
      encoder.write(file.get());
    }
    Map<String, String> facts =
        Provenance.of(recipe, folder, calibrated.testedOn(test), device.resolvedName());
    data.ifPresent(path -> facts.put("testData", path.toString()));
    facts.putAll(encoder.facts(spec, calibrated.calibration().size()));
    var report =
        new RunReport(
            encoder.figures(),
            found.controlFigures(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            facts,
            List.copyOf(warnings),
            skips.entries());
    report.write(folder.path().resolve("anomalies.json"));
    Path page = new AnomalySections<>(run, found, report).write();
    print(report, json);
    if (!json) {
      encoder.print(out);
      out.printf("report: %s%n", page);
    }
    out.flush();
    return 0;
  }

  /** Trains or goes on training. */
  TrainingOutcome train(boolean resume) {
    var sampler =
        new ViewSampler<>(
            work.train(),
            work.views().pipelines(),
            recipe.batchOrder(),
            RandomKey.of(recipe.seed()));
    var spec =
        new TrainingSpec(
            recipe.method(),
            recipe.encoder(),
            recipe.optimizer(),
            recipe.epochs(),
            recipe.seed(),
            device,
            30);
    try (var loader = loader(sampler);
        var interrupt = new OnInterrupt()) {
      StopSignal stop = interrupt.signal();
      var training = new Training(spec, BatchSource.of(loader), folder.path());
      TrainingOutcome outcome =
          resume && folder.hasCheckpoint()
              ? training.resume(terminal, stop)
              : training.start(terminal, stop);
      if (!outcome.completed()) { // said before the interrupt is let go, and the process with it
        terminal.say(
            "stopped after %d steps. Go on with: dyad resume %s", outcome.steps(), folder.path());
      }
      return outcome;
    } finally {
      terminal.close();
    }
  }

  private BatchLoader<T> loader(ViewSampler<T> sampler) {
    Optional<DeviceCollator<T>> onDevice = recipe.viewsOn().collator(work.collator(), device);
    if (onDevice.isPresent()) {
      return BatchLoader.drawing(
          sampler,
          onDevice.get(),
          recipe.workers(),
          skips,
          change ->
              terminal.warned(
                  "%s cannot be done on the device: views with it are made on the CPU"
                      .formatted(change)));
    }
    if (recipe.viewsOn() == ViewsOn.DEVICE) {
      terminal.warned(
          "viewsOn: device, but %s makes its views on the CPU only"
              .formatted(work.collator().getClass().getSimpleName()));
    }
    return new BatchLoader<>(sampler, work.collator(), recipe.workers(), skips);
  }

  private void report(
      Dataset<T> train,
      Dataset<T> test,
      Map<String, Double> throughput,
      double trainSeconds,
      boolean json)
      throws IOException {
    long started = System.nanoTime();
    EvaluationRun result = measure(train, test);
    var timing = new LinkedHashMap<String, Double>();
    timing.put("trainSeconds", trainSeconds);
    timing.put("evaluationSeconds", (System.nanoTime() - started) / 1e9);
    RunReport report = result.report(throughput, timing);
    report.write(folder.path().resolve("report.json"));
    terminal.say("writing the report");
    new ReportSections<>(recipe, folder, work, result, report).write();
    print(report, json);
    if (!json) {
      out.printf("report: %s%n", folder.path().resolve("report.html"));
    }
  }

  private EvaluationRun measure(Dataset<T> train, Dataset<T> test) throws IOException {
    Map<String, Evaluation> measured =
        encodings().each(train, (word, as, encoding) -> measure(word, as, train, test, encoding));
    Evaluation encoder = measured.remove(Encodings.ENCODER);
    return new EvaluationRun(
        encoder,
        measured,
        Provenance.of(recipe, folder, work.testedOn(test), device.resolvedName()),
        List.copyOf(warnings),
        skips);
  }

  private Encodings<T> encodings() {
    return new Encodings<>(recipe, folder, work, skips);
  }

  private Evaluation measure(
      String what, Workload<T> as, Dataset<T> train, Dataset<T> test, Embedder.Encoding encoding)
      throws IOException {
    terminal.say("evaluating: %s", ScoreTable.controlTitle(what));
    try {
      Embedder<T> embedder = embedder(as, Evaluation.samples(recipe, train, test));
      return Evaluation.of(recipe, embedder, train, test, encoding);
    } finally {
      terminal.close();
    }
  }

  private Embedder<T> embedder(Workload<T> as, long samples) {
    return new Embedder<>(as, recipe.workers(), skips, terminal.count("embed", samples));
  }

  private void print(RunReport report, boolean json) {
    if (json) {
      out.println(report.toJson());
    } else {
      new ScoreTable(report).print(out);
    }
    out.flush();
  }
}
