package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.PairReader;
import dev.dyad.core.Range;
import dev.dyad.core.ScoredPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of sentences in a CSV or TSV file, with how alike people find them, as the STS benchmark
 * has them. Read as pairs, they measure an encoder. Read as a data set, every sentence is a sample
 * of its own, or, if {@code paired}, the first of each pair is a sample with the second as its
 * other wording; scores are not looked at then.
 *
 * @param first column of one sentence: a name in the first row, or a number from 1 where the file
 *     has no such row
 * @param second column of the other, likewise
 * @param score column of the score, likewise; absent for pairs that all belong together, score 1
 * @param scores range of scores; rows with others are left out
 * @param paired whether, as a data set, a pair is one sample
 */
public record SentencePairs(
    String first, String second, Optional<String> score, Range scores, boolean paired)
    implements DatasetReader<Text>, PairReader<Text> {
  /** The columns of the STS benchmark: 1, 2 and 3, scores 0 to 5; sentences by themselves. */
  public SentencePairs() {
    this("1", "2", Optional.of("3"), new Range(0, 5), false);
  }

  /** Only if it is named: files of pairs look like other CSV files. */
  @Override
  public boolean accepts(Path path) {
    return false;
  }

  @Override
  public boolean acceptsPairs(Path path) {
    return TextFile.isNamed(path, CsvRows.ENDINGS);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return List.copyOf(TextFile.splits(path, CsvRows.ENDINGS).keySet());
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    CsvRows.each(
        TextFile.of(path, split, CsvRows.ENDINGS),
        List.of(first, second),
        rows,
        (line, fields) -> {
          Text one = Rows.text(fields.get(0));
          Text other = Rows.text(fields.get(1));
          if (paired) {
            rows.add(Long.toString(line), one.withWordings(List.of(other)), Optional.empty());
          } else {
            rows.add(line + ".1", one, Optional.empty());
            rows.add(line + ".2", other, Optional.empty());
          }
        });
    return rows.dataset();
  }

  @Override
  public ScoredPairs<Text> readPairs(Path path) throws IOException {
    var columns = new ArrayList<>(List.of(first, second));
    score.ifPresent(columns::add);
    var rows = new Rows();
    var pairs = new ArrayList<ScoredPairs.Pair<Text>>();
    CsvRows.each(
        path,
        columns,
        rows,
        (line, fields) ->
            pairs.add(
                new ScoredPairs.Pair<>(
                    Long.toString(line),
                    Rows.text(fields.get(0)),
                    Rows.text(fields.get(1)),
                    score.isPresent() ? score(fields.get(2)) : 1)));
    return new ScoredPairs<>(pairs, rows.skipped());
  }

  private double score(String field) throws Rows.BadRowException {
    double value;
    try {
      value = Double.parseDouble(field.strip());
    } catch (NumberFormatException e) {
      throw new Rows.BadRowException("the score must be a number, but was '" + field + "'");
    }
    if (!(value >= scores.min() && value <= scores.max())) {
      throw new Rows.BadRowException(
          "the score must be in %s, but was %s".formatted(scores, field));
    }
    return value;
  }
}
