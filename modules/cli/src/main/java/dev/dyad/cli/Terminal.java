package dev.dyad.cli;

import dev.dyad.learn.EpochReport;
import dev.dyad.learn.StepReport;
import dev.dyad.learn.TrainingListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on standard error: bars where somebody watches, a line an epoch where nobody does. */
final class Terminal implements TrainingListener, AutoCloseable {
  private final boolean watched = Boolean.getBoolean("dyad.terminal");
  private final PrintWriter err;
  private final List<String> warnings;
  private ProgressBar bar;
  private String spread = ""; // cosines of positives and negatives after the last epoch

  /**
   * Progress on the given writer.
   *
   * @param warnings collects what the training warns of
   */
  Terminal(PrintWriter err, List<String> warnings) {
    this.err = err;
    this.warnings = warnings;
  }

  /** Says what is done now. */
  void say(String message, Object... values) {
    close();
    err.println(String.format(Locale.ROOT, message, values));
    err.flush();
  }

  /** A bar over a known number of samples. */
  IntConsumer count(String task, long total) {
    close();
    if (!watched) {
      return n -> {};
    }
    bar = open(task, total);
    return n -> bar.stepBy(n);
  }

  @Override
  public void started(String device, long stepsDone, long steps) {
    say(
        "training on %s, %d steps%s",
        device, steps, stepsDone == 0 ? "" : ", " + stepsDone + " of them done");
    if (watched) {
      bar = open("train", steps);
      bar.stepTo(stepsDone);
    }
  }

  @Override
  public void step(StepReport report) {
    if (bar != null) {
      bar.stepTo(report.step());
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              " loss %.4f  %.0f samples/s%s",
              report.loss(),
              report.samplesPerSecond(),
              spread));
    }
  }

  @Override
  public void epoch(EpochReport report) {
    if (!watched) {
      say(
          "epoch %d/%d  loss %.4f  %.0f samples/s  %s",
          report.epoch() + 1,
          report.epochs(),
          report.meanLoss(),
          report.samplesPerSecond(),
          report.spread().line());
    }
    spread =
        String.format(
            Locale.ROOT,
            "  cosines %.2f / %.2f",
            report.spread().positives().median(),
            report.spread().negatives().median());
  }

  @Override
  public void warned(String message) {
    warnings.add(message);
    say("warning: %s", message);
  }

  /** Ends the present bar. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private static ProgressBar open(String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .build();
  }
}
