package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Samples of which something is noted as they are decoded, so that they need not be decoded again
 * for it.
 *
 * @param data the samples
 * @param note what is noted of a value; nothing where empty
 * @param found what was noted, by id; safe for several threads
 */
record Noted<T, N>(Dataset<T> data, Function<T, Optional<N>> note, Map<String, N> found)
    implements Dataset<T> {
  /** With nothing noted yet. */
  Noted(Dataset<T> data, Function<T, Optional<N>> note) {
    this(data, note, new ConcurrentHashMap<>());
  }

  @Override
  public Sample<T> get(int index) {
    Sample<T> sample = data.get(index);
    note.apply(sample.value()).ifPresent(noted -> found.put(sample.id(), noted));
    return sample;
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public String id(int index) {
    return data.id(index);
  }

  @Override
  public OptionalInt label(int index) {
    return data.label(index);
  }

  @Override
  public List<String> labelNames() {
    return data.labelNames();
  }

  @Override
  public List<Skipped> skipped() {
    return data.skipped();
  }

  @Override
  public List<String> notes() {
    return data.notes();
  }
}
