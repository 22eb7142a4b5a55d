package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.learn.Encoder;

/**
 * Texts read word by word in both directions by a long short-term memory (BiLSTM), then pooled over
 * the words. Takes token ids, shape (N, L), 0 after the end of a text; gives 2 · hidden dimensions.
 * For values instead of ids, see {@link SeriesLstm}.
 *
 * @param vocabulary rows of the table, with row 0 for padding; ids beyond it share rows
 * @param embedding size of a token's vector
 * @param hidden size of the state in each direction
 * @param pooling mean, max or last
 * @param dropout share of the values of tokens' vectors that are zeroed in training
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers et al. 2000</a>
 */
public record Lstm(int vocabulary, int embedding, int hidden, Pooling pooling, double dropout)
    implements Encoder {
  /** 32,768 rows, embeddings of 128, 128 a direction, mean, dropout 0.1. */
  public Lstm() {
    this(32_768, 128, 128, Pooling.MEAN, 0.1);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a size is not positive, dropout not in 0..0.99, or pooling
   *     CLS
   */
  public Lstm {
    new RecurrentTexts(Recurrence.LSTM, vocabulary, embedding, hidden, pooling, dropout);
  }

  @Override
  public Block block() {
    return new RecurrentTexts(Recurrence.LSTM, vocabulary, embedding, hidden, pooling, dropout)
        .block();
  }
}
