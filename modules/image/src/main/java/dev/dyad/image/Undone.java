package dev.dyad.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture and what is still to be done to it.
 *
 * @param source its pixels are there, or are made when they are asked for
 * @param steps in order
 */
record Undone(Image source, List<DeviceStep> steps) {
  /** A size in pixels. */
  record Size(int width, int height) {}

  Undone {
    steps = List.copyOf(steps);
  }

  /** All that was put off. */
  static Undone of(Image image) {
    return of(image, false);
  }

  /** What was put off since the picture last changed its size. */
  static Undone sinceLastSize(Image image) {
    return of(image, true);
  }

  private static Undone of(Image image, boolean ofOneSize) {
    var changes = new ArrayList<List<DeviceStep>>();
    Image source = image;
    while (source.putOff().isPresent()) {
      Image.PutOff last = source.putOff().get();
      Image before = last.before();
      if (ofOneSize && !size(before).equals(size(source))) {
        break;
      }
      changes.add(0, last.steps());
      source = before;
    }
    return new Undone(source, changes.stream().flatMap(List::stream).toList());
  }

  private static Size size(Image image) {
    return new Size(image.width(), image.height());
  }

  /** The sizes that the picture goes through. */
  List<Size> sizes() {
    var sizes = new ArrayList<Size>();
    sizes.add(size(source));
    for (DeviceStep step : steps) {
      var next = new Size(step.width(), step.height());
      if (!next.equals(sizes.get(sizes.size() - 1))) {
        sizes.add(next);
      }
    }
    return sizes;
  }
}
