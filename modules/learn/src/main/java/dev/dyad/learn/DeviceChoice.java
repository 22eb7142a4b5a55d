package dev.dyad.learn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.dyad.core.Require;

/**
 * Where to compute. A device that is asked for and is not there is an error; nothing falls back
 * silently.
 *
 * @param name {@code cpu}, {@code gpu0} (any number), or {@code auto}: the first GPU if the engine
 *     sees one, else the CPU
 */
public record DeviceChoice(String name) {
  /** The CPU. */
  public static final DeviceChoice CPU = new DeviceChoice("cpu");

  /** The first GPU if the engine sees one, else the CPU. */
  public static final DeviceChoice AUTO = new DeviceChoice("auto");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is none of the known forms
   */
  public DeviceChoice {
    checkName(name);
  }

  /**
   * Checks a name, whether or not the engine sees such a device.
   *
   * @throws IllegalArgumentException if it is none of the known forms
   */
  public static void checkName(String name) {
    Require.that(
        name.matches("cpu|auto|gpu\\d{1,3}"),
        "device must be cpu, auto or gpu0, gpu1, ..., but was '%s'",
        name);
  }

  /**
   * The engine's device.
   *
   * @throws IllegalArgumentException if the engine does not see it
   */
  public Device resolve() {
    int gpus = name.equals("cpu") ? 0 : Engine.getEngine("PyTorch").getGpuCount();
    if (name.equals("cpu") || name.equals("auto") && gpus == 0) {
      return Device.cpu();
    }
    int index = name.equals("auto") ? 0 : Integer.parseInt(name.substring(3));
    Require.that(
        index < gpus,
        "device '%s': the engine sees %s. Choose cpu or auto, or install the engine's CUDA build",
        name,
        gpus == 0 ? "no GPU" : "only " + gpus + " of them, counted from 0");
    return Device.gpu(index);
  }

  /**
   * The engine's device as a recipe names it, such as cpu or gpu0.
   *
   * @throws IllegalArgumentException if the engine does not see it
   */
  public String resolvedName() {
    Device device = resolve();
    return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
  }

  @Override
  public String toString() {
    return name;
  }
}
