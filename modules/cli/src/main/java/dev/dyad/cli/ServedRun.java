package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.report.Thumbnail;
import dev.dyad.serve.SentFile;
import dev.dyad.serve.ServedEncoder;
import dev.dyad.serve.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A run's encoder as a service offers it. Files that are sent are read like those of {@code dyad
 * search}: from a folder of their own, which is gone before the answer.
 *
 * @param <T> type of the values
 */
final class ServedRun<T> implements ServedEncoder<ServedRun.Prepared<T>>, AutoCloseable {
  private static final int SIDE = 160;
  private static final int MOST_SAMPLES = 256;

  private final EncoderRun<T> run;
  private final Optional<DatasetReader<T>> reader;
  private final RunFolder files;
  private final AtomicLong sent = new AtomicLong();

  /**
   * What is encoded.
   *
   * @param value as the encoder sees it
   * @param words whether it came as words; an encoder of two towers takes either, not both at once
   */
  record Prepared<T>(T value, boolean words) {}

  /**
   * Offers a run.
   *
   * @param reader of files; empty: the run's own where it takes a file, else the first that does
   */
  ServedRun(EncoderRun<T> run, Optional<DatasetReader<T>> reader) throws IOException {
    this.run = run;
    this.reader = reader;
    this.files = new RunFolder(Files.createTempDirectory("dyad-serve"));
  }

  @Override
  public String modality() {
    return run.modality().name();
  }

  @Override
  public boolean takesWords() {
    return run.modality().ofWords("words").isPresent();
  }

  @Override
  public List<Reading<Prepared<T>>> read(SentFile file, boolean show) throws IOException {
    var own = new RunFolder(files.path().resolve(Long.toString(sent.incrementAndGet())));
    Files.createDirectory(own.path());
    try {
      Path path = own.path().resolve("sample." + file.ending());
      Files.write(path, file.bytes());
      return read(path, file.name(), show);
    } finally {
      own.discard();
    }
  }

  /** A reader that cannot read is the sender's fault, and hears nothing of where files are put. */
  private List<Reading<Prepared<T>>> read(Path path, String name, boolean show) {
    try {
      Dataset<T> data = run.source(path, reader, "a sample").other(Optional.empty());
      Require.that(
          data.size() > 0 && data.size() <= MOST_SAMPLES,
          "%s: must hold 1 to %d samples, but holds %d",
          name,
          MOST_SAMPLES,
          data.size());
      var readings = new ArrayList<Reading<Prepared<T>>>();
      for (int row = 0; row < data.size(); row++) {
        Sample<T> sample = data.get(row);
        String shown = data.size() == 1 ? name : name + ": " + sample.id();
        readings.add(reading(shown, sample, false, show));
      }
      return readings;
    } catch (IOException | IllegalArgumentException | UnreadableSampleException e) {
      Require.that(
          reader.isPresent() || run.modality().readers().stream().anyMatch(r -> r.accepts(path)),
          "%s: no reader of modality '%s' takes this kind of file",
          name,
          modality());
      String message = e.getMessage().replace(path.toString(), name);
      throw new IllegalArgumentException(message.replace(path.getFileName().toString(), name), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + ": cannot be read: " + e, e);
    }
  }

  @Override
  public Reading<Prepared<T>> words(String words) {
    T value =
        run.modality()
            .ofWords(words)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "words are no sample of modality '%s'. Send a file".formatted(modality())));
    return reading(words, new Sample<>(words, value, OptionalInt.empty()), true, true);
  }

  private Reading<Prepared<T>> reading(String name, Sample<T> sample, boolean words, boolean show) {
    Optional<Shown> shown =
        show
            ? Optional.of(ShownDrawing.of(Thumbnail.of(run.modality().draw(sample.value()), SIDE)))
            : Optional.empty();
    return new Reading<>(name, new Prepared<>(run.seen(sample), words), shown);
  }

  /** Words and files by themselves, each as one batch. */
  @Override
  public float[][] encode(List<Prepared<T>> values) {
    Map<Boolean, List<T>> kinds = new HashMap<>();
    values.forEach(v -> kinds.computeIfAbsent(v.words(), w -> new ArrayList<>()).add(v.value()));
    var vectors = new HashMap<Boolean, float[][]>();
    kinds.forEach((words, some) -> vectors.put(words, run.encode(some)));
    var next = new HashMap<Boolean, Integer>();
    return values.stream()
        .map(v -> vectors.get(v.words())[next.merge(v.words(), 1, Integer::sum) - 1])
        .toArray(float[][]::new);
  }

  @Override
  public void close() throws IOException {
    files.discard();
  }
}
