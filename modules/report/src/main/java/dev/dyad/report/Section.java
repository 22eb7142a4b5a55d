package dev.dyad.report;

/** One part of a {@link Report}. */
public sealed interface Section
    permits Scores,
        Warnings,
        Training,
        PairDistances,
        PairPlane,
        Scatter,
        Views,
        Neighbours,
        Found,
        Confusion,
        FewLabels,
        Detections,
        Oddest,
        Timelines,
        FileLinks {}
