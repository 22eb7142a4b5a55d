package dev.dyad.learn;

import ai.djl.ndarray.types.DataType;
import dev.dyad.core.Require;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Little-endian floating-point numbers of several formats as 32-bit floats. */
final class RawNumbers {
  private RawNumbers() {}

  /**
   * The same numbers in 32 bits.
   *
   * @param path of the file, for messages
   * @param name of the array, for messages
   * @throws IllegalArgumentException if the type is none of floating-point numbers, or a number is
   *     NaN or infinite
   */
  static ByteBuffer toFloats(Path path, String name, DataType type, ByteBuffer bytes) {
    Require.that(
        type.isFloating(),
        "%s: array '%s' must hold floating-point numbers, but is %s",
        path,
        name,
        type);
    int count = bytes.remaining() / type.getNumOfBytes();
    var floats = ByteBuffer.allocateDirect(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      float value =
          switch (type) {
            case FLOAT64 -> (float) bytes.getDouble();
            case FLOAT16 -> fromHalf(bytes.getShort());
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
            default -> bytes.getFloat();
          };
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "%s: array '%s' holds %s at place %d. Its training diverged, or the file is damaged"
                .formatted(path, name, value, i));
      }
      floats.putFloat(value);
    }
    return floats.flip();
  }

  /** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
  static float fromHalf(short half) {
    int exponent = half >> 10 & 0x1F;
    int fraction = half & 0x3FF;
    float sign = half < 0 ? -1 : 1;
    if (exponent == 0) {
      return sign * fraction * 0x1p-24f;
    }
    if (exponent == 0x1F) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return sign * Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
  }
}
