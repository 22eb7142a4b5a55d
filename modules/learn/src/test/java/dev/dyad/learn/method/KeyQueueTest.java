package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyQueueTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private void push(KeyQueue queue, NDArray keys) {
    queue.await(keys);
    queue.push();
  }

  @Test
  void startsFromRandomDirections() {
    float[] keys = new KeyQueue(manager, 100, 3).keys().toFloatArray();
    for (int i = 0; i < keys.length; i += 3) {
      double length = Math.hypot(Math.hypot(keys[i], keys[i + 1]), keys[i + 2]);
      assertThat(length).isCloseTo(1, within(1e-5));
    }
    assertThat(keys[0]).isNotEqualTo(keys[3]);
  }

  /** Keys of dimension 1 would all be 1 or -1: the angle in the plane tells them apart. */
  @Test
  void holdsTheLastKeysWhateverTheBatchSizes() {
    var queue = new KeyQueue(manager, 7, 2);
    var expected = new ArrayDeque<Integer>();
    int next = 0;
    for (int size : new int[] {3, 1, 5, 7, 2, 20, 4, 13}) {
      float[] keys = new float[2 * size];
      for (int i = 0; i < size; i++, next++) {
        keys[2 * i] = (float) (5 * Math.cos(next * 0.1));
        keys[2 * i + 1] = (float) (5 * Math.sin(next * 0.1));
        expected.add(next);
      }
      push(queue, manager.create(keys, new Shape(size, 2)));
      while (expected.size() > 7) {
        expected.remove();
      }
      if (next >= 7) {
        assertThat(angles(queue)).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  private static Iterable<Integer> angles(KeyQueue queue) {
    float[] keys = queue.keys().toFloatArray();
    int[] angles = new int[keys.length / 2];
    for (int i = 0; i < angles.length; i++) {
      double angle = Math.atan2(keys[2 * i + 1], keys[2 * i]);
      angles[i] = (int) Math.round((angle < 0 ? angle + 2 * Math.PI : angle) / 0.1);
    }
    return Arrays.stream(angles).boxed().toList();
  }

  @Test
  void writesInPlace() {
    var queue = new KeyQueue(manager, 4, 2);
    NDArray keys = queue.keys();
    push(queue, manager.create(new float[] {0, 2}, new Shape(1, 2)));
    assertThat(queue.keys()).isSameAs(keys);
    assertThat(keys.toFloatArray()).startsWith(0, 1);
    assertThat(queue.state("queue").get("queue")).isSameAs(keys);
  }

  @Test
  void neverTakesInWhatIsNotFinite() {
    var queue = new KeyQueue(manager, 4, 2);
    float[] before = queue.keys().toFloatArray();
    float[] bad = {Float.NaN, 1, 3, 4, Float.POSITIVE_INFINITY, 0, 0, 0};
    push(queue, manager.create(bad, new Shape(4, 2)));
    float[] after = queue.keys().toFloatArray();
    assertThat(after).containsExactly(before[0], before[1], 0.6f, 0.8f, before[4], before[5], 0, 0);
  }

  @Test
  void keysOfAnyLengthBecomeUnitVectors() {
    var queue = new KeyQueue(manager, 2, 2);
    push(queue, manager.create(new float[] {3e-30f, 4e-30f, 3e30f, -4e30f}, new Shape(2, 2)));
    assertThat(queue.keys().toFloatArray())
        .containsExactly(new float[] {0.6f, 0.8f, 0.6f, -0.8f}, within(1e-6f));
  }

  @Test
  void findsTheNearest() {
    var queue = new KeyQueue(manager, 3, 2);
    push(queue, manager.create(new float[] {1, 0, 0, 1, -1, 0}, new Shape(3, 2)));
    NDArray z = manager.create(new float[] {0.1f, 9, -2, -1, 5, 4}, new Shape(3, 2));
    assertThat(queue.nearest(z).toFloatArray()).containsExactly(0, 1, -1, 0, 1, 0);
  }

  @Test
  void itsStateComesInOneOrder() {
    assertThat(new KeyQueue(manager, 4, 3).state("queue").keySet())
        .containsExactly("queue", "queue.next");
  }
}
