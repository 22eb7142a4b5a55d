package dev.dyad.learn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.cuda.CudaUtils;
import dev.dyad.core.Tensor;
import java.lang.management.MemoryUsage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Bytes of samples that stay on a device: a row travels the first time that its sample comes, and
 * is taken from there whenever it comes again. As many stay as there is room for, those that came
 * first; the others travel each time, as do rows of another shape than the first.
 */
final class ResidentRows {
  private static final long MOST_BYTES_UNASKED = 1L << 30;
  private static final int SHARE_OF_FREE_MEMORY = 4;

  private static final Script PUT =
      Script.of(
          """
          def put(rows: Tensor, fresh: Tensor, start: int, count: int) -> Tensor:
            return torch.copy_(torch.narrow(rows, 0, start, count), torch.narrow(fresh, 0, 0, count))
          """);
  private static final Script TAKE =
      Script.of(
          """
          def take(rows: Tensor, slots: Tensor) -> Tensor:
            return torch.index_select(rows, 0, slots)
          """);
  private static final Script REPLACE =
      Script.of(
          """
          def replace(rows: Tensor, places: Tensor, others: Tensor) -> Tensor:
            return torch.index_copy(rows, 0, places, others)
          """);

  private final NDManager manager;
  private final long mostBytes;
  private final Map<Row, Integer> slots = new HashMap<>();
  private long[] rowShape = {};
  private NDArray rows; // (room, row shape); the first ones are used
  private int used;
  private long sentBytes;

  /** A sample's row; the checksum tells apart samples that somebody gave one id. */
  private record Row(String id, long checksum) {}

  /**
   * None yet.
   *
   * @param manager on the device; owner of the rows
   * @param mostBytes that may stay
   */
  ResidentRows(NDManager manager, long mostBytes) {
    this.manager = manager;
    this.mostBytes = mostBytes;
    this.rows = manager.zeros(new Shape(0), DataType.UINT8);
  }

  /**
   * With room for a quarter of the memory that a GPU has free; for 1 GiB on the CPU, or where
   * CUDA's runtime library is not found to ask.
   */
  static ResidentRows on(NDManager manager) {
    Device device = manager.getDevice();
    if (!device.isGpu() || !CudaUtils.hasCuda()) {
      return new ResidentRows(manager, MOST_BYTES_UNASKED);
    }
    MemoryUsage memory = CudaUtils.getGpuMemory(device);
    long free = memory.getMax() - memory.getCommitted();
    return new ResidentRows(manager, free / SHARE_OF_FREE_MEMORY);
  }

  /** Bytes that were sent so far. */
  long sentBytes() {
    return sentBytes;
  }

  /**
   * The rows of a batch on the device.
   *
   * @param scratch owner of the result
   * @param ids of the samples
   * @param tensor a row for each; must stay open as long as the result is used
   * @return constants for gradients
   */
  NDArray of(NDManager scratch, List<String> ids, Tensor.Bytes tensor) {
    long[] shape = tensor.shape();
    long[] ownShape = Arrays.copyOfRange(shape, 1, shape.length);
    if (slots.isEmpty()) {
      rowShape = ownShape;
    }
    if (!Arrays.equals(rowShape, ownShape)) {
      return sent(scratch, tensor);
    }
    long room = mostBytes / Math.max(1, tensor.bytes().limit() / Math.max(1, shape[0]));
    List<Row> all = rowsOf(ids, tensor);
    int[] fresh =
        IntStream.range(0, all.size()).filter(i -> !slots.containsKey(all.get(i))).toArray();
    List<Row> kept =
        IntStream.of(fresh).limit(Math.max(0, room - used)).mapToObj(all::get).toList();
    if (fresh.length == all.size()) {
      NDArray travelled = sent(scratch, tensor);
      keep(scratch, kept, travelled, room);
      return travelled;
    }
    if (fresh.length == 0) {
      return taken(scratch, all);
    }
    try (Tensor.Bytes some = rows(tensor, fresh)) {
      NDArray travelled = sent(scratch, some);
      keep(scratch, kept, travelled, room);
      NDArray places = scratch.create(IntStream.of(fresh).asLongStream().toArray());
      return REPLACE.call(scratch, taken(scratch, all), places, travelled).singletonOrThrow();
    }
  }

  private static List<Row> rowsOf(List<String> ids, Tensor.Bytes tensor) {
    int rowBytes = tensor.bytes().limit() / Math.max(1, ids.size());
    var rows = new ArrayList<Row>(ids.size());
    for (String id : ids) {
      var checksum = new CRC32C();
      checksum.update(tensor.bytes().slice(rows.size() * rowBytes, rowBytes));
      rows.add(new Row(id, checksum.getValue()));
    }
    return rows;
  }

  /** The rows that are here; any row for a sample that is not. */
  private NDArray taken(NDManager scratch, List<Row> batch) {
    long[] places = batch.stream().mapToLong(row -> slots.getOrDefault(row, 0)).toArray();
    return TAKE.call(scratch, rows, scratch.create(places)).singletonOrThrow();
  }

  private void keep(NDManager scratch, List<Row> fresh, NDArray travelled, long room) {
    if (fresh.isEmpty()) {
      return;
    }
    long capacity = rows.getShape().get(0);
    if (used + fresh.size() > capacity) {
      long larger = Math.min(room, Math.max(used + fresh.size(), 2 * capacity));
      NDArray next = manager.zeros(new Shape(larger).addAll(new Shape(rowShape)), DataType.UINT8);
      if (used > 0) {
        put(scratch, next, rows, 0, used);
      }
      rows.close();
      rows = next;
    }
    put(scratch, rows, travelled, used, fresh.size());
    for (Row row : fresh) {
      slots.put(row, used++);
    }
  }

  private static void put(NDManager scratch, NDArray to, NDArray from, int start, int count) {
    PUT.call(scratch, to, from, start, count).close();
  }

  private NDArray sent(NDManager scratch, Tensor.Bytes tensor) {
    sentBytes += tensor.bytes().limit();
    return scratch.create(tensor.bytes(), new Shape(tensor.shape()), DataType.UINT8);
  }

  private static Tensor.Bytes rows(Tensor.Bytes tensor, int[] places) {
    long[] shape = tensor.shape();
    int rowBytes = (int) (tensor.bytes().limit() / shape[0]);
    shape[0] = places.length;
    var some = new Tensor.Bytes(shape);
    ByteBuffer out = some.bytes();
    for (int place : places) {
      out.put(tensor.bytes().slice(place * rowBytes, rowBytes));
    }
    return some;
  }
}
