package dev.dyad.image;

import dev.dyad.core.DevicePlan;

/**
 * A function that a device does, with the numbers for one picture.
 *
 * @param width of the picture afterwards
 * @param height of the picture afterwards
 * @param numbers a row of {@link DeviceFunction}'s numbers; missing ones at the end are 0
 */
@SuppressWarnings("ArrayRecordComponent") // carried into a tensor, never compared
record DeviceStep(DeviceFunction function, int width, int height, double... numbers) {
  /** A region at another size; {@code fill} where it reaches beyond the picture. */
  static DeviceStep resample(Region part, int width, int height, int fill) {
    return new DeviceStep(
        DeviceFunction.RESAMPLE,
        width,
        height,
        part.left(),
        part.top(),
        part.width(),
        part.height(),
        fill);
  }

  /** Output (x, y) is input ((ax + by + c) / (gx + hy + 1), (dx + ey + f) / (gx + hy + 1)). */
  static DeviceStep warp(int width, int height, double[] m, int fill) {
    double g = m.length > 6 ? m[6] : 0;
    double h = m.length > 6 ? m[7] : 0;
    return new DeviceStep(
        DeviceFunction.WARP, width, height, m[0], m[1], m[2], m[3], m[4], m[5], g, h, fill);
  }

  /**
   * {@code f x + (1 - f) (lumaShare l + meanShare m)}, with l a pixel's lightness, m their mean.
   */
  static DeviceStep blend(int width, int height, double f, int lumaShare, int meanShare) {
    double rounded = (double) Blend.fixed("factor", f) / Blend.ONE;
    return new DeviceStep(DeviceFunction.BLEND, width, height, rounded, lumaShare, meanShare);
  }

  /** As a plan takes it. */
  DevicePlan.Step planned() {
    return new DevicePlan.Step(function.number(), width, height, numbers);
  }
}
