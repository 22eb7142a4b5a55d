package dev.dyad.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** A share in 0..1 as per cent with one digit: 98.6 %. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", share * 100);
  }

  /** About three digits: 12,345 or 98.6 or 0.0123 or 3.0e-5. */
  static String significant(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    } else if (size == 0) {
      return "0";
    } else if (size < 0.001) {
      return minus(String.format(Locale.ROOT, "%.1e", value));
    }
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return fixed(value, digits);
  }

  /** With that many digits after the point and thousands parted: −1,234.5. */
  static String fixed(double value, int digits) {
    return minus(String.format(Locale.ROOT, "%,." + digits + "f", value));
  }

  /** A share at a mark of an axis, without needless digits: 95% or 97.5%. */
  static String percentMark(double share) {
    long thousandths = Math.round(share * 1000);
    return thousandths % 10 == 0
        ? thousandths / 10 + "%"
        : String.format(Locale.ROOT, "%.1f%%", thousandths / 10.0);
  }

  /** A whole number with thousands parted. */
  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Short form for drawing: two digits after the point at most, no needless zeros. */
  static String coordinate(double value) {
    long hundredths = Math.round(value * 100);
    long rest = Math.abs(hundredths) % 100;
    String whole = (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100;
    if (rest == 0) {
      return whole;
    }
    return whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
