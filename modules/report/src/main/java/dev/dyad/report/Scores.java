package dev.dyad.report;

import dev.dyad.core.Require;
import java.util.List;

/**
 * The headline: scores, each beside its controls. The sentence under the title is made from the
 * first card.
 *
 * @param cards most important first
 */
public record Scores(List<Card> cards) implements Section {
  /** Copies the list. */
  public Scores {
    cards = List.copyOf(cards);
  }

  /** How values are written. */
  public enum Scale {
    /** Values in 0..1, shown as per cent. */
    PERCENT,
    /** Shown as they are. */
    PLAIN
  }

  /** Which direction is good. */
  public enum Better {
    /** Accuracy, recall, effective rank. */
    HIGHER,
    /** Alignment, uniformity, error. */
    LOWER
  }

  /**
   * One score of the trained encoder, and what the same measurement gives without training.
   *
   * @param metric such as "k-NN accuracy"
   * @param scale how values are written
   * @param better which direction is good
   * @param encoder the trained encoder
   * @param controls raw input, untrained encoder, chance
   * @param how protocol in a few words: "k = 5, cosine, 60,000 fit, 10,000 scored"; may be empty
   */
  public record Card(
      String metric,
      Scale scale,
      Better better,
      Measured encoder,
      List<Measured> controls,
      String how) {
    /** Copies the list. */
    public Card {
      controls = List.copyOf(controls);
    }

    /** A card for a share in 0..1 of which more is better. */
    public static Card accuracy(
        String metric, Measured encoder, List<Measured> controls, String how) {
      return new Card(metric, Scale.PERCENT, Better.HIGHER, encoder, controls, how);
    }

    /** The value as it is written on the page. */
    String format(double value) {
      return scale == Scale.PERCENT ? Numbers.percent(value) : Numbers.significant(value);
    }

    /** How far the encoder is above a control in the good direction. */
    double lead(Measured control) {
      double difference = encoder.value() - control.value();
      return better == Better.HIGHER ? difference : -difference;
    }
  }

  /**
   * A measured value with the bounds of its confidence interval; {@code low == high} where there is
   * none.
   *
   * @param name who was measured: "encoder", "raw input", "untrained", "chance"
   * @param value finite
   * @param low lower bound, at most the value
   * @param high upper bound, at least the value
   */
  public record Measured(String name, double value, double low, double high) {
    /**
     * Checks the order of the numbers.
     *
     * @throws IllegalArgumentException if not finite, or if low &lt;= value &lt;= high does not
     *     hold
     */
    public Measured {
      Require.that(
          Double.isFinite(low) && Double.isFinite(high) && low <= value && value <= high,
          "%s must be finite with low <= value <= high, but was %s in %s..%s",
          name,
          value,
          low,
          high);
    }

    /** A value without an interval. */
    public static Measured of(String name, double value) {
      return new Measured(name, value, value, value);
    }

    boolean hasInterval() {
      return high > low;
    }
  }
}
