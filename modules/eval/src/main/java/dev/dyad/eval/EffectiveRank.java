package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many dimensions embeddings really use: exp of the entropy of the singular values, divided by
 * their sum, of the matrix of all rows. From 1 (all on one line through the origin) to min(rows,
 * dimension) (all singular values equal); 0 if all numbers are 0.
 *
 * @param maxRows evenly spaced rows are taken where there are more; also where rows and dimensions
 *     both exceed 2,048, then at most so many
 * @see <a href="https://www.eurasip.org/Proceedings/Eusipco/Eusipco2007/Papers/a5p-h05.pdf">Roy and
 *     Vetterli 2007, definition 1</a>
 */
public record EffectiveRank(int maxRows) implements Metric {
  private static final int MAX_ORDER = 2048;

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EffectiveRank {
    Require.positive("maxRows", maxRows);
  }

  /** At most 10,000 rows. */
  public EffectiveRank() {
    this(10_000);
  }

  /** The score {@code effectiveRank} of test; train is not looked at. */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    return of(test);
  }

  /**
   * The score of one set of embeddings as they are, with that of the same rows less their mean as
   * {@code centred}: a large common mean hides collapse of the rest, and the other way round.
   */
  public Score of(Embeddings embeddings) {
    Embeddings rows = sample(embeddings);
    double[] zeros = new double[rows.dimension()];
    return new Score("effectiveRank", rank(new RowTiles(rows, zeros, zeros), rows.dimension()))
        .with("centred", rank(RowTiles.centred(rows), rows.dimension()))
        .with("rows", rows.size())
        .with("dimension", rows.dimension());
  }

  private Embeddings sample(Embeddings all) {
    int most = all.dimension() > MAX_ORDER ? Math.min(maxRows, MAX_ORDER) : maxRows;
    if (all.size() <= most) {
      return all;
    }
    return all.select(
        IntStream.range(0, most).map(i -> (int) ((long) i * all.size() / most)).toArray());
  }

  private static double rank(RowTiles rows, int dimension) {
    double[][] gram = rows.size() < dimension ? rows.gramOfRows() : rows.gramOfDimensions();
    return ofEigenvalues(SymmetricEigen.values(gram));
  }

  /** exp(-Σ p log p) for p = σ / Σσ, σ = sqrt of the eigenvalues; those below rounding count 0. */
  static double ofEigenvalues(double[] eigenvalues) {
    double least = eigenvalues[0] * eigenvalues.length * Math.ulp(1.0);
    double[] singular = Arrays.stream(eigenvalues).filter(v -> v > least).map(Math::sqrt).toArray();
    double sum = Arrays.stream(singular).sum();
    if (sum == 0) {
      return 0;
    }
    double entropy = 0;
    for (double s : singular) {
      entropy -= s / sum * Math.log(s / sum);
    }
    return Math.exp(entropy);
  }
}
