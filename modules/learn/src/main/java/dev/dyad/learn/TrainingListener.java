package dev.dyad.learn;

/** Hears how a training goes; called in the training's own thread, so answer quickly. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * Called once, before the first step.
   *
   * @param device where it computes
   * @param stepsDone steps already done by the run that is resumed, else 0
   * @param steps steps of the whole run
   */
  default void started(String device, long stepsDone, long steps) {}

  /** Called after each step. */
  default void step(StepReport report) {}

  /** Called after each epoch. */
  default void epoch(EpochReport report) {}

  /** Called when something looks wrong but the training goes on; the message says what to do. */
  default void warned(String message) {}
}
