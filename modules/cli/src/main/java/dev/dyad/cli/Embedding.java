package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Subset;
import dev.dyad.learn.StopSignal;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * A data set on its way through an encoder into a file, batch by batch.
 *
 * @param encoder what embeds
 * @param data what is embedded
 * @param output where to
 */
record Embedding<T>(EncoderRun<T> encoder, Dataset<T> data, EmbeddingOutput output) {
  private static final long KEEP_EVERY_NANOS = 10_000_000_000L;

  /** Somebody asked to end; what was done is kept. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Embeds what is not done yet; whether all of it is done now. Batches begin where they would
   * without an interruption, so that the file is the same.
   */
  boolean run(StopSignal stop) throws IOException {
    int done = output.progress().samples();
    var rest = new Subset<>(data, IntStream.range(done, data.size()).toArray());
    long[] kept = {System.nanoTime()};
    try {
      encoder.embed(
          rest,
          batch -> {
            output.add(batch, data.labelNames(), done + batch.until());
            if (stop.isRequested()) {
              throw new StoppedException();
            }
            if (System.nanoTime() - kept[0] > KEEP_EVERY_NANOS) {
              output.keep();
              kept[0] = System.nanoTime();
            }
          });
    } catch (StoppedException e) {
      output.keep();
      return false;
    }
    output.finish();
    return true;
  }
}
