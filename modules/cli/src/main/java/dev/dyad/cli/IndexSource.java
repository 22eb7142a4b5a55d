package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modality;
import dev.dyad.core.SpecCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Where some entries of an index came from, so that they can be shown.
 *
 * @param path of the data
 * @param split of it
 * @param prefix before the samples' own ids; may be empty
 * @param reader that reads it
 */
record IndexSource(String path, String split, String prefix, DatasetReader<?> reader) {
  /** The column of an entry that names the path. */
  static final String PATH = "source";

  /** The column of an entry that names the split. */
  static final String SPLIT = "split";

  private static final String NOTE = "source ";

  /** The name of the note on this source. */
  String note() {
    return note(path, split);
  }

  static String note(String path, String split) {
    return NOTE + split + " " + path;
  }

  static SpecCodec codec(Modality<?> modality) {
    var records = new ArrayList<Class<?>>(SpecCodec.records(modality));
    records.add(IndexSource.class);
    return new SpecCodec("modality '" + modality.name() + "'", records);
  }

  /** Opens the data again. */
  @SuppressWarnings("unchecked") // the source was read by this modality's codec
  <T> Dataset<T> open(Modality<T> modality) throws IOException {
    return Source.of(
            modality, Path.of(path), Optional.of((DatasetReader<T>) reader), "It was there once")
        .other(Optional.of(split));
  }
}
