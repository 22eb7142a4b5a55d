package dev.dyad.cli;

/** What became of the samples that were to go into an index. */
final class IndexCounts {
  /** Put into the index, those that replaced others included. */
  int embedded;

  /** Of these, on disk. */
  int committed;

  /** Were there already, and were embedded anew. */
  int replaced;

  /** Were there already, and got other columns. */
  int updated;

  /** Were there already, and stayed as they were. */
  int kept;
}
