package dev.dyad.learn.method;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;

/** Projection and prediction heads. */
final class Head {
  private Head() {}

  /** One linear layer. */
  static SequentialBlock linear(int dimensions) {
    return new SequentialBlock().add(Linear.builder().setUnits(dimensions).build());
  }

  /** Linear, ReLU, linear: SimCLR's. */
  static SequentialBlock perceptron(int hidden, int dimensions) {
    return linear(hidden).add(Activation::relu).add(Linear.builder().setUnits(dimensions).build());
  }

  /** Hidden layers with batch norm and ReLU, then a linear layer. */
  static SequentialBlock normed(List<Integer> hidden, int dimensions) {
    var head = new SequentialBlock();
    for (int units : hidden) {
      head.add(withoutBias(units)).add(BatchNorm.builder().build()).add(Activation::relu);
    }
    return head.add(Linear.builder().setUnits(dimensions).build());
  }

  /** As {@link #normed}, but the last layer has a batch norm, without scale and shift, as well. */
  static SequentialBlock normedThroughout(List<Integer> hidden, int dimensions) {
    var head = new SequentialBlock();
    for (int units : hidden) {
      head.add(withoutBias(units)).add(BatchNorm.builder().build()).add(Activation::relu);
    }
    return head.add(withoutBias(dimensions))
        .add(BatchNorm.builder().optScale(false).optCenter(false).build());
  }

  /** The head behind a batch norm without scale and shift. */
  static SequentialBlock centred(Block head) {
    return new SequentialBlock()
        .add(BatchNorm.builder().optScale(false).optCenter(false).build())
        .add(head);
  }

  /** Linear layer without bias, as before a batch norm. */
  static Block withoutBias(int units) {
    return Linear.builder().setUnits(units).optBias(false).build();
  }
}
