package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Weights that share one weight decay, so that one native call can step them all.
 *
 * @param indices positions among all weights
 * @param names of the weights
 * @param arrays the weights
 * @param decay the weight decay
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DecayGroup(int[] indices, List<String> names, NDList arrays, double decay) {
  /** At most two groups: the decayed and the others. */
  static List<DecayGroup> of(List<Weights> weights, double decay) {
    var groups = new ArrayList<DecayGroup>();
    for (boolean decayed : new boolean[] {true, false}) {
      int[] indices =
          IntStream.range(0, weights.size())
              .filter(i -> (decay > 0 && weights.get(i).decayed()) == decayed)
              .toArray();
      if (indices.length > 0) {
        var arrays = new NDList(indices.length);
        var names = new ArrayList<String>();
        for (int i : indices) {
          arrays.add(weights.get(i).array());
          names.add(weights.get(i).name());
        }
        groups.add(new DecayGroup(indices, names, arrays, decayed ? decay : 0));
      }
    }
    return groups;
  }

  /** The gradients of this group's weights. */
  NDList pick(NDList gradients) {
    var picked = new NDList(indices.length);
    for (int i : indices) {
      picked.add(gradients.get(i));
    }
    return picked;
  }

  /** Zeros of the weights' shapes, entered into the state under the weights' names. */
  NDList zeros(NDManager manager, String prefix, Map<String, NDArray> state) {
    var zeros = new NDList(indices.length);
    for (int i = 0; i < indices.length; i++) {
      NDArray weight = arrays.get(i);
      NDArray zero = manager.zeros(weight.getShape(), weight.getDataType());
      zeros.add(zero);
      state.put(prefix + "." + names.get(i), zero);
    }
    return zeros;
  }
}
