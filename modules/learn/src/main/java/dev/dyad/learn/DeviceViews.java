package dev.dyad.learn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * Makes drawn views on a device: what was drawn goes there, and the program of the modality's
 * collator runs on it as one native call. Nothing comes back, and nothing waits for the device.
 */
public final class DeviceViews {
  private static final ConcurrentMap<String, Script> PROGRAMS = new ConcurrentHashMap<>();

  private DeviceViews() {}

  /**
   * The encoder's inputs of each view, constants for gradients. Call it outside of {@code
   * Learner.Forward}: it leaves gradients switched on.
   *
   * @param manager on the device that makes them; owner of the results
   * @param drawn must stay open as long as the results are used
   */
  public static List<NDList> make(NDManager manager, DrawnBatch drawn) {
    return make(manager, drawn, Stepper::onDevice);
  }

  /** The same where the samples' own bytes may stay on the device. */
  static List<NDList> make(
      NDManager manager, DrawnBatch drawn, List<String> ids, ResidentRows resident) {
    return make(
        manager,
        drawn,
        (scratch, tensors) -> {
          int at = drawn.lasting().orElse(-1);
          var arrays = new NDList(tensors.size());
          for (int i = 0; i < tensors.size(); i++) {
            arrays.add(
                i == at && tensors.get(i) instanceof Tensor.Bytes rows
                    ? resident.of(scratch, ids, rows)
                    : Stepper.onDevice(scratch, tensors.subList(i, i + 1)).get(0));
          }
          return arrays;
        });
  }

  private static List<NDList> make(
      NDManager manager, DrawnBatch drawn, BiFunction<NDManager, List<Tensor>, NDList> onDevice) {
    Script program = PROGRAMS.computeIfAbsent(drawn.program(), Script::of);
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false); // else its first calls differ from later ones
    try (NDManager scratch = manager.newSubManager();
        NDManager host = scratch.newSubManager(Device.cpu())) {
      NDList tensors = onDevice.apply(scratch, drawn.tensors());
      Tensor.Longs plan = drawn.plan();
      NDArray words = host.create(plan.bytes(), new Shape(plan.shape()), DataType.INT64);
      NDList made = program.call(manager, tensors, words);
      var views = new ArrayList<NDList>();
      int at = 0;
      for (List<DrawnBatch.Input> inputs : drawn.inputs()) {
        views.add(new NDList(made.subList(at, at + inputs.size())));
        at += inputs.size();
      }
      return views;
    } finally {
      JniUtils.setGradMode(true);
    }
  }
}
