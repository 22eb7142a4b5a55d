package dev.dyad.cli;

/** What became of the samples that were to go into an index. */
final class IndexCounts {
  /** Were not there, and were embedded. */
  int added;

  /** Of those embedded, on disk. */
  int committed;

  /** Were there already, and were embedded anew. */
  int replaced;

  /** Were there already, and got other columns. */
  int updated;

  /** Were there already, and stayed as they were. */
  int kept;

  /** Put into the index with a new vector. */
  int embedded() {
    return added + replaced;
  }
}
