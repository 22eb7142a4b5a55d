package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.dyad.core.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of 2 x 3 bytes that stay on the device. */
class ResidentRowsTest {
  private static final int ROW = 6;

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());

  @AfterEach
  void close() {
    manager.close();
  }

  /** Each row is six times the letter of its sample. */
  private static Tensor.Bytes rows(String letters) {
    var tensor = new Tensor.Bytes(letters.length(), 2, 3);
    var bytes = tensor.bytes();
    for (int i = 0; i < letters.length() * ROW; i++) {
      bytes.put((byte) letters.charAt(i / ROW));
    }
    return tensor;
  }

  private String taken(ResidentRows resident, String letters) {
    List<String> ids = Stream.of(letters.split("")).toList();
    try (NDManager scratch = manager.newSubManager();
        Tensor.Bytes rows = rows(letters)) {
      var array = resident.of(scratch, ids, rows);
      assertThat(array.getShape().getShape()).containsExactly(rows.shape());
      byte[] all = array.toByteArray();
      var text = new StringBuilder();
      for (int i = 0; i < all.length; i++) {
        assertThat(all[i]).isEqualTo(all[i / ROW * ROW]);
        if (i % ROW == 0) {
          text.append((char) all[i]);
        }
      }
      return text.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 1000})
  void givesTheRowsThatWereAskedForHoweverManyStay(int room) {
    var resident = new ResidentRows(manager, (long) room * ROW);
    for (String letters : List.of("abc", "cad", "defg", "gfe", "bbxa", "xxy", "zyxa", "a")) {
      assertThat(taken(resident, letters)).isEqualTo(letters);
    }
  }

  @Test
  void eachRowTravelsOnce() {
    var resident = new ResidentRows(manager, 1000);
    taken(resident, "abc");
    taken(resident, "bcd");
    taken(resident, "dcba");
    assertThat(resident.sentBytes()).isEqualTo(4 * ROW);
  }

  @Test
  void thoseThereIsNoRoomForTravelEachTime() {
    var resident = new ResidentRows(manager, 2 * ROW);
    taken(resident, "abc");
    taken(resident, "abc");
    taken(resident, "cba");
    assertThat(resident.sentBytes()).isEqualTo((3 + 1 + 1) * ROW);
  }

  @Test
  void samplesOfOneIdKeepTheirOwnRows() {
    var resident = new ResidentRows(manager, 1000);
    for (int i = 0; i < 2; i++) {
      try (NDManager scratch = manager.newSubManager();
          Tensor.Bytes rows = rows("ab")) {
        byte[] all = resident.of(scratch, List.of("same", "same"), rows).toByteArray();
        assertThat(all).startsWith((byte) 'a').endsWith((byte) 'b');
      }
    }
  }

  @Test
  void rowsOfAnotherShapeTravelEachTime() {
    var resident = new ResidentRows(manager, 1000);
    taken(resident, "ab");
    try (NDManager scratch = manager.newSubManager();
        var wide = new Tensor.Bytes(2, 3, 3)) {
      long[] shape = resident.of(scratch, List.of("a", "b"), wide).getShape().getShape();
      assertThat(shape).containsExactly(2, 3, 3);
    }
    assertThat(resident.sentBytes()).isEqualTo(2 * ROW + 2 * 9);
    assertThat(taken(resident, "ba")).isEqualTo("ba");
  }
}
