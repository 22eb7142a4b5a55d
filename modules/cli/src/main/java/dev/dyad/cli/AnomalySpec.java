package dev.dyad.cli;

import dev.dyad.eval.AnomalyDetector;

/**
 * How anomalies are told.
 *
 * @param detector scores samples
 * @param falseAlarmRate share of normal samples that may be called odd
 */
record AnomalySpec(AnomalyDetector detector, double falseAlarmRate) {}
