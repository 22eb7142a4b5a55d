package dev.dyad.bench;

import dev.dyad.audio.LogMel;
import dev.dyad.core.RandomKey;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Log-mel spectrograms of 64 bands, on one thread, in seconds of sound a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LogMelBenchmark {
  private static final int SECONDS = 10;

  @Param({"16000", "44100"})
  private int sampleRateHz;

  /** Frames of 25 ms are usual for speech; of 64 ms, BYOL-A's. */
  @Param({"25", "64"})
  private double windowMs;

  private float[] samples = {};
  private LogMel logMel = new LogMel();

  /** Makes ten seconds of noise. */
  @Setup
  public void make() {
    RandomGenerator random = RandomKey.of(1).generator();
    samples = new float[SECONDS * sampleRateHz];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    logMel = new LogMel(64, windowMs, 10);
  }

  /** From samples to levels. */
  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public float[] logMel() {
    return logMel.levels(samples, sampleRateHz);
  }
}
