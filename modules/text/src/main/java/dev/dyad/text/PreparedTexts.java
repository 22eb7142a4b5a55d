package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The texts of another reader, prepared (tokens, sentences, base forms, parts of speech) once for
 * all runs: what is found is kept in a folder, under a name made from the texts themselves, so that
 * other texts never meet it. Worth its while with the tagger; guessing is nearly as quick as
 * reading. A file that is cut short or damaged is made anew.
 *
 * @param reader reads the texts
 * @param folder where prepared texts are kept; made if it is not there
 * @param megabytes size that the folder may have; what was not used for longest goes first
 */
public record PreparedTexts(DatasetReader<Text> reader, Path folder, int megabytes)
    implements DatasetReader<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if megabytes is not positive
   */
  public PreparedTexts {
    Require.positive("megabytes", megabytes);
  }

  /** Texts a line, in the folder {@code prepared}, up to 1,000 megabytes. */
  public PreparedTexts() {
    this(new TextLines(), Path.of("prepared"), 1_000);
  }

  /** Only if it is named. */
  @Override
  public boolean accepts(Path path) {
    return false;
  }

  @Override
  public boolean isBuiltIn() {
    return reader.isBuiltIn();
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return reader.splits(path);
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    Dataset<Text> data = reader.read(path, split);
    var samples = new ArrayList<Sample<Text>>(data.size());
    for (int i = 0; i < data.size(); i++) {
      samples.add(data.get(i));
    }
    List<byte[]> packed = packed(samples.stream().map(s -> s.value().content()).toList());
    for (int i = 0; i < samples.size(); i++) {
      Sample<Text> sample = samples.get(i);
      Text text = sample.value();
      byte[] bytes = packed.get(i);
      Text prepared = text.preparedBy(() -> PackedTokens.read(bytes, text.content()));
      samples.set(i, new Sample<>(sample.id(), prepared, sample.label()));
    }
    return new TextDataset(samples, data.labelNames(), data.skipped());
  }

  private List<byte[]> packed(List<String> texts) throws IOException {
    Preparation preparation = Preparation.present();
    var kept = new PreparationFolder(folder, megabytes * 1_000_000L);
    String key = PreparationFolder.key(texts, preparation);
    Optional<List<byte[]>> known = kept.read(key, texts.size());
    if (known.isPresent()) {
      return known.get();
    }
    List<byte[]> packed =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> PackedTokens.of(preparation.sentences(texts.get(i))))
            .toList();
    kept.write(key, packed);
    return packed;
  }
}
