package dev.dyad.learn.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of an operation of TorchScript.
 *
 * @param name such as {@code torch.add}
 * @param arguments by place
 * @param named arguments by name
 */
record OperatorCall(String name, List<Object> arguments, Map<String, Object> named) {
  Object value(int place) {
    return arguments.get(place);
  }

  /** Whether there is such an argument, other than None. */
  boolean has(int place) {
    return place < arguments.size() && !arguments.get(place).equals(Optional.empty());
  }

  OnnxTensor tensor(int place) {
    return (OnnxTensor) value(place);
  }

  long integer(int place) {
    return (Long) value(place);
  }

  boolean flag(int place) {
    return place < arguments.size() && (Boolean) value(place);
  }

  List<?> list(int place) {
    return (List<?>) value(place);
  }

  /** A list of whole numbers that are known. */
  long[] integers(int place) {
    return list(place).stream().mapToLong(n -> (Long) n).toArray();
  }

  /** An axis counted from the front. */
  long axis(int place, int rank) {
    return Math.floorMod(integer(place), (long) rank);
  }
}
