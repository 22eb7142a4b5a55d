package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.IValue;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Script CDIST =
      Script.of(
          """
          def distances(a: Tensor, b: Tensor) -> Tensor:
            return torch.cdist(a, b, 2.)
          """);
  private static final Script ADD_ROWS =
      Script.of(
          """
          def add_rows(into: Tensor, at: Tensor, rows: Tensor) -> Tensor:
            return torch.index_add(into, 0, at, rows)
          """);
  private static final Script WEIGHTED_SUM =
      Script.of(
          """
          def weighted_sum(xs: List[Tensor], weight: float, power: int, negate: bool) -> Tensor:
            total = torch.sum(torch.pow(xs[0], power))
            for i in range(torch.len(xs) - 1):
              total = torch.add(total, torch.sum(torch.pow(xs[i + 1], power)))
            if negate:
              result = torch.mul(total, -weight)
            else:
              result = torch.mul(total, weight)
            return result
          """);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void cdistHasTheDistanceOfAThreeFourFiveTriangle() {
    NDArray a = manager.create(new float[] {0, 0}, new Shape(1, 2));
    NDArray b = manager.create(new float[] {3, 4}, new Shape(1, 2));
    assertThat(CDIST.call(manager, a, b).singletonOrThrow().getFloat()).isEqualTo(5f);
  }

  @Test
  void gradientOfADistanceIsTheUnitVector() {
    NDArray a = manager.create(new float[] {3, 4}, new Shape(1, 2));
    NDArray b = manager.zeros(new Shape(1, 2));
    a.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(CDIST.call(manager, a, b).singletonOrThrow().sum());
    }
    assertThat(a.getGradient().toFloatArray()).containsExactly(0.6f, 0.8f);
  }

  @Test
  void indexAddAddsRowsThatShareAnIndex() {
    NDArray rows = manager.create(new float[] {1, 2, 4});
    NDArray at = manager.create(new long[] {1, 0, 1});
    rows.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray sums =
          ADD_ROWS.call(manager, manager.zeros(new Shape(2)), at, rows).singletonOrThrow();
      assertThat(sums.toFloatArray()).containsExactly(2, 5);
      collector.backward(sums.mul(manager.create(new float[] {10, 100})).sum());
    }
    assertThat(rows.getGradient().toFloatArray()).containsExactly(100, 10, 100);
  }

  @Test
  void takesListsAndScalarsWithGradients() {
    NDArray x = manager.create(new float[] {1, 2});
    NDArray y = manager.create(new float[] {3});
    x.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray sum = WEIGHTED_SUM.call(manager, new NDList(x, y), 0.5, 2, true).singletonOrThrow();
      assertThat(sum.getFloat()).isEqualTo(-7f);
      collector.backward(sum);
    }
    assertThat(x.getGradient().toFloatArray()).containsExactly(-1, -2);
  }

  @Test
  void givesTheSameWithoutGradients() {
    NDArray x = manager.create(new float[] {1, 2});
    NDArray y = manager.create(new float[] {3});
    NDList sum = WEIGHTED_SUM.callWithoutGradients(manager, new NDList(x, y), 0.5, 2L, false);
    assertThat(sum.singletonOrThrow().getFloat()).isEqualTo(7f);
  }

  @Test
  void takesAListMadeOnce() {
    NDArray x = manager.create(new float[] {1, 2});
    try (IValue list = Script.list(List.of(x))) {
      for (int i = 1; i <= 3; i++) {
        NDList sum = WEIGHTED_SUM.callWithoutGradients(manager, list, 1.0 * i, 1, false);
        assertThat(sum.singletonOrThrow().getFloat()).isEqualTo(3f * i);
      }
    }
  }

  @Test
  void takesAnArrayTwice() {
    NDArray x = manager.create(new float[] {2});
    x.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray sum = WEIGHTED_SUM.call(manager, new NDList(x, x), 1.0, 2, false).singletonOrThrow();
      collector.backward(sum);
    }
    assertThat(x.getGradient().toFloatArray()).containsExactly(8);
  }

  @Test
  void takesAnArrayAsTensorAndInAList() {
    try (Script script =
        Script.of(
            """
            def times(x: Tensor, ys: List[Tensor]) -> Tensor:
              return torch.mul(x, ys[0])
            """)) {
      NDArray x = manager.create(3f);
      x.setName("x");
      assertThat(script.call(manager, x, new NDList(x)).singletonOrThrow().getFloat())
          .isEqualTo(9f);
      assertThat(x.getName()).isEqualTo("x");
      assertThat(manager.getManagedArrays()).hasSize(2);
    }
  }

  @Test
  void leavesNamesOfArraysAsTheyWere() {
    NDArray x = manager.create(new float[] {1});
    x.setName("layer1.weight");
    WEIGHTED_SUM.call(manager, new NDList(x), 1.0, 1, false);
    CDIST.call(manager, x.reshape(1, 1), x.reshape(1, 1));
    assertThat(x.getName()).isEqualTo("layer1.weight");
  }

  @Test
  void resultsBelongToTheGivenManager() {
    try (NDManager step = manager.newSubManager()) {
      NDArray a = manager.ones(new Shape(1, 2));
      NDArray loss = CDIST.call(step, a, a).singletonOrThrow();
      assertThat(loss.getManager()).isSameAs(step);
    }
    try (NDManager step = manager.newSubManager()) {
      NDArray a = manager.ones(new Shape(1, 2));
      NDArray loss = CDIST.callWithoutGradients(step, a, a).singletonOrThrow();
      assertThat(loss.getManager()).isSameAs(step);
    }
  }

  @Test
  void returnsTuplesAsLists() {
    Script both =
        Script.of(
            """
            def both(x: Tensor) -> Tuple[Tensor, Tensor]:
              return (__torch__.double(x), torch.neg(x))
            def double(x: Tensor) -> Tensor:
              return torch.add(x, x)
            """);
    try (both) {
      NDList outputs = both.call(manager, manager.create(3f));
      assertThat(outputs.get(0).getFloat()).isEqualTo(6f);
      assertThat(outputs.get(1).getFloat()).isEqualTo(-3f);
    }
  }

  @Test
  void rejectsArgumentsThatDoNotFit() {
    NDArray x = manager.create(1f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CDIST.call(manager, x))
        .withMessage("distances takes 2 arguments [a, b], but was given 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CDIST.call(manager, x, 1.0))
        .withMessage("argument 'b' of distances must be Tensor, but was Double");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTED_SUM.call(manager, new NDList(), 1.0, 1, true))
        .withMessage("argument 'xs' of weighted_sum must be List[Tensor], but was an empty NDList");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTED_SUM.call(manager, new NDList(x), 1, 1, true))
        .withMessage("argument 'weight' of weighted_sum must be float, but was Integer");
  }

  @Test
  void rejectsSignaturesItCannotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Script.of("return 1"))
        .withMessageContaining("script must begin with 'def name(");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Script.of("def f(x: Tensor, y: str) -> Tensor:\n  return x"))
        .withMessageContaining("but one was str");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Script.of("def f(x) -> Tensor:\n  return x"))
        .withMessageContaining("must be 'name: type', but was 'x'");
  }

  @Test
  void saysWhatDoesNotCompile() {
    try (Script wrong = Script.of("def f(x: Tensor) -> Tensor:\n  return torch.no_such_op(x)")) {
      assertThatThrownBy(() -> wrong.call(manager, manager.create(1f)))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("no_such_op");
    }
  }

  @Test
  void isOfNoUseOnceClosed() {
    Script script = Script.of("def f(x: Tensor) -> Tensor:\n  return x");
    script.call(manager, manager.create(1f));
    script.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> script.call(manager, manager.create(1f)))
        .withMessage("script f is closed. Make a new one");
  }
}
