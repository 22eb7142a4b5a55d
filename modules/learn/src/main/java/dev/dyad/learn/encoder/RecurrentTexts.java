package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/** What {@link Gru} and {@link Lstm} have in common: token ids, vectors, a recurrence, pooling. */
record RecurrentTexts(
    Recurrence cell, int vocabulary, int embedding, int hidden, Pooling pooling, double dropout) {
  RecurrentTexts {
    Require.within("vocabulary", vocabulary, 2, 1 << 26);
    Require.positive("embedding", embedding);
    Require.positive("hidden", hidden);
    pooling.requireOneOf("Gru and Lstm", Pooling.MEAN, Pooling.MAX, Pooling.LAST);
    Require.within("dropout", dropout, 0, 0.99);
  }

  Block block() {
    return new ScriptBlock(this::build, Precision.FLOAT32, new Shape(1));
  }

  private Activation build(Layers layers, List<Activation> inputs) {
    var text = new TextLayers(layers);
    Activation ids = inputs.get(0);
    Activation real = text.real(ids);
    Activation words = text.embedding("embedding", ids, vocabulary, embedding);
    words = text.dropout(words, dropout);
    String lengths = "torch.sum(%s, [1])".formatted(real.variable());
    return text.pool(cell.bothWays(layers, words, lengths, hidden), real, pooling);
  }
}
