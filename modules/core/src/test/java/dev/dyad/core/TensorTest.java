package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void startsAsZerosInADirectBuffer() {
    var tensor = new Tensor.Floats(2, 3);
    assertThat(tensor.bytes().isDirect()).isTrue();
    assertThat(tensor.bytes().remaining()).isEqualTo(24);
    for (int i = 0; i < 6; i++) {
      assertThat(tensor.data().get(i)).isZero();
    }
  }

  @Test
  void floatsLieInNativeOrder() {
    var tensor = new Tensor.Floats(2);
    tensor.data().put(1, 1.5f);
    assertThat(tensor.bytes().order()).isEqualTo(ByteOrder.nativeOrder());
    assertThat(tensor.bytes().getFloat(4)).isEqualTo(1.5f);
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    assertThat(tensor.bytes().get(little ? 7 : 4))
        .as("sign and exponent of 1.5")
        .isEqualTo((byte) 0x3F);
  }

  @Test
  void longsLieInNativeOrder() {
    var tensor = new Tensor.Longs(2, 2);
    tensor.data().put(3, 1L << 40);
    assertThat(tensor.bytes().remaining()).isEqualTo(32);
    assertThat(tensor.bytes().order()).isEqualTo(ByteOrder.nativeOrder());
    assertThat(tensor.bytes().getLong(24)).isEqualTo(1L << 40);
  }

  @Test
  void readingOneBufferDoesNotMoveTheNext() {
    var tensor = new Tensor.Longs(4);
    tensor.bytes().position(8);
    tensor.data().put(5L);
    assertThat(tensor.bytes().position()).isZero();
    assertThat(tensor.data().position()).isZero();
    assertThat(tensor.data().get(0)).isEqualTo(5);
  }

  @Test
  void shapeCannotBeChangedFromOutside() {
    long[] shape = {2, 3};
    var tensor = new Tensor.Floats(shape);
    shape[0] = 9;
    tensor.shape()[1] = 9;
    assertThat(tensor.shape()).containsExactly(2, 3);
  }

  @Test
  void noDimensionIsOneNumber() {
    assertThat(new Tensor.Floats().bytes().remaining()).isEqualTo(4);
  }

  @Test
  void mayBeEmpty() {
    assertThat(new Tensor.Floats(0, 1L << 60).bytes().remaining()).isZero();
    assertThat(new Tensor.Longs(5, 0).bytes().remaining()).isZero();
  }

  @Test
  void rejectsWhatDoesNotFitIntoABuffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tensor.Floats(1 << 15, 1 << 14))
        .withMessage("tensor of shape [32768, 16384] must fit into 2 GiB. Lower the batch size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tensor.Longs(Long.MAX_VALUE, 2, Long.MAX_VALUE))
        .withMessageEndingWith("must fit into 2 GiB. Lower the batch size");
  }

  @Test
  void rejectsNegativeSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tensor.Floats(2, -1))
        .withMessage("sizes of a tensor must not be negative, but were [2, -1]");
  }

  @Test
  void givesTheMemoryOfAClosedTensorToTheNextOfItsSize() {
    var first = Tensor.Floats.unfilled(3, 1021);
    first.data().put(7, 1.5f);
    first.close();
    var second = Tensor.Floats.unfilled(1021, 3);
    assertThat(second.data().get(7)).isEqualTo(1.5f);
  }

  @Test
  void startsAsZerosInMemoryThatWasUsedBefore() {
    var first = Tensor.Floats.unfilled(5, 2053);
    for (int i = 0; i < 5 * 2053; i++) {
      first.data().put(i, 1.5f);
    }
    first.close();
    var second = new Tensor.Floats(5, 2053);
    for (int i = 0; i < 5 * 2053; i++) {
      assertThat(second.data().get(i)).isZero();
    }
  }

  @Test
  void neverSharesMemoryBetweenTwoOpenTensors() {
    var first = new Tensor.Longs(1031);
    first.close();
    first.close(); // must not offer the memory a second time
    var second = new Tensor.Longs(1031);
    var third = new Tensor.Longs(1031);
    second.data().put(0, 2);
    third.data().put(0, 3);
    assertThat(second.data().get(0)).isEqualTo(2);
  }

  @Test
  void refusesToBeReadOnceClosed() {
    var tensor = new Tensor.Floats(2);
    tensor.close();
    assertThatIllegalStateException()
        .isThrownBy(tensor::data)
        .withMessage("this tensor is closed: copy what you need before closing it");
  }
}
