package dev.dyad.image;

import dev.dyad.core.Change;
import java.util.List;

/** A change that a device can do as well: as steps that it does to many pictures at once. */
interface DeviceChange extends Change<Image> {
  /**
   * The same in steps; none where a picture of that size stays as it is.
   *
   * @param channels 1 or 3
   */
  List<DeviceStep> steps(int width, int height, int channels);

  @Override
  default Image deferred(Image image) {
    if (!image.defers()) {
      return apply(image);
    }
    return image.after(this, steps(image.width(), image.height(), image.channels()));
  }
}
