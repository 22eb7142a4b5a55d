package dev.dyad.image;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Small pictures of one size held in memory as plain bytes, one after the other. Ids are
 * "name/index".
 *
 * @param labels one for each picture, or none at all
 */
@SuppressWarnings("ArrayRecordComponent") // parts are never compared
record PackedImages(
    String name, int count, int width, int height, int channels, byte[] pixels, int[] labels)
    implements ImageParts.Part {
  @Override
  public Image image(int index) {
    int size = width * height * channels;
    return Image.wrap(
        width, height, channels, Arrays.copyOfRange(pixels, index * size, (index + 1) * size));
  }

  @Override
  public String id(int index) {
    return name + "/" + index;
  }

  @Override
  public OptionalInt label(int index) {
    return labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[index]);
  }
}
