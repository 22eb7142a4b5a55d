package dev.dyad.report;

import java.util.List;

/**
 * How a detector's scores tell odd samples from normal ones: as histograms, and, where it is known
 * which samples are odd, as curves beside those of the controls.
 *
 * @param threshold above which a sample is called odd
 * @param detectors what scored, the encoder first
 */
public record Detections(double threshold, List<Detector> detectors) implements Section {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no detector
   */
  public Detections {
    detectors = List.copyOf(detectors);
    if (detectors.isEmpty()) {
      throw new IllegalArgumentException("detections need at least one detector");
    }
  }

  /**
   * The scores of one detector.
   *
   * @param name such as "encoder" or "raw input"
   * @param normal scores of normal samples, or of all where nothing is known
   * @param odd scores of odd samples
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Detector(String name, double[] normal, double[] odd) {
    boolean isKnown() {
      return normal.length > 0 && odd.length > 0;
    }
  }
}
