package dev.dyad.srctest.melody;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;

/** An encoder that no module of Dyad has heard of. */
public record TuneEncoder(int dimensions) implements Encoder {
  public TuneEncoder() {
    this(24);
  }

  public TuneEncoder {
    Require.positive("dimensions", dimensions);
  }

  @Override
  public Block block() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(64).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(dimensions).build());
  }
}
