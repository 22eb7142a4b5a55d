package dev.dyad.serve;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often values fell below some bounds, as Prometheus counts. Safe for several threads. */
final class Histogram {
  private final double[] bounds;
  private final LongAdder[] counts;
  private final DoubleAdder sum = new DoubleAdder();

  /** Upper bounds, rising; what is above the last is counted too. */
  Histogram(double... bounds) {
    this.bounds = bounds.clone();
    this.counts =
        Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
  }

  void add(double value) {
    int bucket = 0;
    while (bucket < bounds.length && value > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(value);
  }

  /**
   * Writes it in Prometheus' text format.
   *
   * @param labels such as {@code path="/embed"}; may be empty
   */
  void write(StringBuilder out, String name, String labels) {
    String before = labels.isEmpty() ? "" : labels + ",";
    String alone = labels.isEmpty() ? "" : "{" + labels + "}";
    long total = 0;
    for (int i = 0; i <= bounds.length; i++) {
      total += counts[i].sum();
      String bound = i < bounds.length ? Double.toString(bounds[i]) : "+Inf";
      out.append(name).append("_bucket{").append(before).append("le=\"").append(bound);
      out.append("\"} ").append(total).append('\n');
    }
    out.append(name).append("_sum").append(alone);
    out.append(' ').append(sum.sum()).append('\n');
    out.append(name).append("_count").append(alone).append(' ').append(total).append('\n');
  }
}
