package dev.dyad.learn.export;

/** Types of a tensor's numbers, with ONNX's codes for them. */
enum NumberType {
  FLOAT(1),
  INT32(6),
  INT64(7),
  BOOL(9);

  private final int code;

  NumberType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
