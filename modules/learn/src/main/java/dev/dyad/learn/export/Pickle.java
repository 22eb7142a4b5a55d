package dev.dyad.learn.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few words of Python's pickle language, protocol 2, that describe a TorchScript module.
 * Pickles are only ever written here, never read.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">its words</a>
 */
final class Pickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickle() {
    op(0x80).op(2); // protocol 2
  }

  private Pickle op(int code) {
    out.write(code);
    return this;
  }

  /** A class or function. */
  Pickle global(String module, String name) {
    return op('c').line(module).line(name);
  }

  private Pickle line(String text) {
    out.writeBytes((text + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Begins a tuple, or the keys and values of a dictionary. */
  Pickle mark() {
    return op('(');
  }

  /** Ends the tuple that was begun last. */
  Pickle tuple() {
    return op('t');
  }

  Pickle emptyTuple() {
    return op(')');
  }

  Pickle emptyDict() {
    return op('}');
  }

  Pickle text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X').littleEndian(Integer.BYTES, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  Pickle integer(long value) {
    return value == (int) value
        ? op('J').littleEndian(Integer.BYTES, value)
        : op(0x8a).op(Long.BYTES).littleEndian(Long.BYTES, value);
  }

  private Pickle littleEndian(int bytes, long value) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(all, 0, bytes);
    return this;
  }

  Pickle bool(boolean value) {
    return op(value ? 0x88 : 0x89);
  }

  /** Calls the function below the tuple of its arguments. */
  Pickle call() {
    return op('R');
  }

  /** A new object of the class below the tuple of its arguments. */
  Pickle newObject() {
    return op(0x81);
  }

  /** Puts keys and values since the last mark into the dictionary below it. */
  Pickle putAll() {
    return op('u');
  }

  /** Gives the object below the dictionary its state. */
  Pickle build() {
    return op('b');
  }

  /** What the reader knows under the tuple on top. */
  Pickle persistent() {
    return op('Q');
  }

  /** The whole pickle. */
  byte[] end() {
    op('.');
    return out.toByteArray();
  }
}
