package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FineTuneTest {
  @Test
  void saysHowManyClassesThereAre() {
    Learner learner = new FineTune(3).learner(() -> Head.linear(2));
    try (NDManager manager = NDManager.newBaseManager()) {
      var batch =
          new LearnerBatch(
              List.of(new NDList(manager.zeros(new Shape(2, 4)))),
              manager.create(new long[] {0, 3}),
              Optional.empty());
      assertThatThrownBy(() -> learner.loss(batch, (block, inputs) -> inputs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "FineTune has 3 classes, but a sample has label 3. Set method.classes to 4 or more");
    }
  }

  @Test
  void needsTwoClasses() {
    assertThatThrownBy(() -> new FineTune(1)).hasMessage("classes must be at least 2, but was 1");
  }
}
