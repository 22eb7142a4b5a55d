package dev.dyad.cli;

import dev.dyad.search.EncoderIdentity;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Path;

/** Indexes on disk. */
final class IndexFiles {
  private IndexFiles() {}

  /**
   * Opens an index to write to.
   *
   * @throws IllegalArgumentException if it was not made by the run's encoder
   */
  static SimilarityIndex open(Path folder, RunFolder run, String modality) throws IOException {
    return SimilarityIndex.open(folder, identity(folder, run, modality));
  }

  /**
   * Does nothing if an index was made by the run's encoder.
   *
   * @throws IllegalArgumentException if it was not
   */
  static void requireMadeBy(Path folder, RunFolder run, String modality) throws IOException {
    EncoderIdentity unused = identity(folder, run, modality);
  }

  private static EncoderIdentity identity(Path folder, RunFolder run, String modality)
      throws IOException {
    try (SimilarityIndex index = SimilarityIndex.read(folder)) {
      var mine = EncoderIdentity.of(run.trained(), index.encoder().dimension(), modality);
      index.encoder().requireSame(folder.toString(), mine);
      return mine;
    }
  }

  /** Takes away an index that nobody needs any more. */
  static void delete(Path folder) throws IOException {
    new RunFolder(folder).discard();
  }
}
