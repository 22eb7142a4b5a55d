package dev.dyad.report;

import dev.dyad.report.Scores.Card;
import dev.dyad.report.Scores.Measured;
import dev.dyad.report.Scores.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One sentence made from numbers: what the encoder reaches and whether training has helped. */
final class Verdict {
  /** The nearest controls are named; the others go without saying. */
  private static final int NAMED = 2;

  private Verdict() {}

  static String of(Card card) {
    Measured encoder = card.encoder();
    var parts = new ArrayList<String>();
    card.controls().stream()
        .sorted(Comparator.comparingDouble(c -> Math.abs(card.lead(c))))
        .limit(NAMED)
        .forEach(control -> parts.add(comparison(card, control)));
    String reached = card.metric() + " " + card.format(encoder.value());
    return parts.isEmpty()
        ? reached + ", without a control to judge it by."
        : reached + ": " + joined(parts) + ". " + judgement(card);
  }

  /** Such as "+2.0 points over raw input". */
  static String comparison(Card card, Measured control) {
    double difference = card.encoder().value() - control.value();
    if (difference == 0) {
      return "equal to " + control.name();
    }
    String size =
        card.scale() == Scale.PERCENT
            ? String.format(Locale.ROOT, "%.1f points", Math.abs(difference) * 100)
            : Numbers.significant(Math.abs(difference));
    return size + (difference > 0 ? " above " : " below ") + control.name();
  }

  private static String judgement(Card card) {
    List<String> better =
        card.controls().stream().filter(c -> card.lead(c) <= 0).map(Measured::name).toList();
    List<String> unclear =
        card.controls().stream().filter(c -> overlaps(card, c)).map(Measured::name).toList();
    if (!better.isEmpty()) {
      return "Training has not helped by this measure: "
          + joined(better)
          + (better.size() == 1 ? " does" : " do")
          + " as well or better.";
    } else if (!unclear.isEmpty()) {
      return "The lead over " + joined(unclear) + " is within the interval of confidence.";
    }
    return "Training has helped.";
  }

  /** Whether the intervals meet, where there is one. */
  private static boolean overlaps(Card card, Measured control) {
    Measured encoder = card.encoder();
    boolean known = encoder.hasInterval() || control.hasInterval();
    return known && encoder.low() <= control.high() && control.low() <= encoder.high();
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
