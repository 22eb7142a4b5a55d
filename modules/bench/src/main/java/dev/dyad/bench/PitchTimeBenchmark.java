package dev.dyad.bench;

import dev.dyad.audio.Clip;
import dev.dyad.audio.PitchShift;
import dev.dyad.audio.TimeStretch;
import dev.dyad.audio.Waveform;
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

/** Pitch shift and time stretch, on one thread, in seconds of sound a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PitchTimeBenchmark {
  private static final int SECONDS = 5;

  @Param({"16000", "44100"})
  private int sampleRateHz;

  @Param({"-4", "4"})
  private double semitones;

  private Clip clip = Waveform.of(new float[1], 16_000);

  /** Makes five seconds of a tone in noise. */
  @Setup
  public void make() {
    RandomGenerator random = RandomKey.of(1).generator();
    float[] samples = new float[SECONDS * sampleRateHz];
    for (int i = 0; i < samples.length; i++) {
      double tone = Math.sin(2 * Math.PI * 180 * i / sampleRateHz);
      samples[i] = (float) (0.4 * tone + 0.1 * (random.nextDouble() - 0.5));
    }
    clip = Waveform.of(samples, sampleRateHz);
  }

  /** The pitch, the length kept. */
  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public Clip pitchShift() {
    return new PitchShift.PitchShifted(semitones).apply(clip);
  }

  /** The tempo that gives the same factor. */
  @Benchmark
  @OperationsPerInvocation(SECONDS)
  public Clip timeStretch() {
    return new TimeStretch.TimeStretched(Math.pow(2, semitones / 12)).apply(clip);
  }
}
