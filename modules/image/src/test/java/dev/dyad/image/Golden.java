package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Small fixed pictures and the comparison with what torchvision 0.14.1 (torch 1.13.1, on uint8
 * tensors, values channel last) makes of them.
 */
final class Golden {
  /** 6 x 4 RGB. */
  static final Image COLOUR = image(6, 4, 3);

  /** 6 x 4 gray. */
  static final Image GRAY = image(6, 4, 1);

  private Golden() {}

  /** Value i of the picture is (7 i^2 + 31 i + 13) mod 256. */
  static Image image(int width, int height, int channels) {
    return of(width, height, channels, i -> (7 * i * i + 31 * i + 13) % 256);
  }

  static Image of(int width, int height, int channels, IntUnaryOperator value) {
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) value.applyAsInt(i);
    }
    return Image.wrap(width, height, channels, pixels);
  }

  /** All values exactly as given. */
  static void assertValues(Image actual, String expected) {
    assertThat(values(actual)).containsExactly(numbers(expected));
  }

  /**
   * All values within one level of the given ones and at least four of five equal: the reference
   * works in single precision and rounds down, so 13 may come out as 12.
   */
  static void assertWithinOneLevel(Image actual, String expectedValues) {
    int[] values = values(actual);
    int[] expected = numbers(expectedValues);
    assertThat(values).hasSameSizeAs(expected);
    int equal = 0;
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).as("value %d", i).isBetween(expected[i] - 1, expected[i] + 1);
      equal += values[i] == expected[i] ? 1 : 0;
    }
    assertThat(equal).as("equal values").isGreaterThanOrEqualTo(values.length * 4 / 5);
  }

  private static int[] numbers(String text) {
    return Pattern.compile(",\\s*")
        .splitAsStream(text.strip())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static int[] values(Image image) {
    byte[] bytes = image.pixels();
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }
}
