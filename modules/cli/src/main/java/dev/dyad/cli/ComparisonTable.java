package dev.dyad.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.Comparison.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A comparison as a table: a row a candidate; of every score its mean and standard deviation over
 * seeds, with its controls, then time and memory.
 */
final class ComparisonTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Scores that a table shows, where they were measured. */
  private static final List<String> SCORES =
      List.of(
          "knn.accuracy",
          "linear.accuracy",
          "knnSplit.accuracy",
          "crossValidation.accuracy",
          "spearman",
          "recallAt10",
          "auroc",
          "effectiveRank");

  private static final List<String> CONTROLS = List.of("untrained", "raw");

  /**
   * A column.
   *
   * @param title its head
   * @param pointer where a report has it
   * @param percent whether it is a share
   */
  private record Column(String title, String pointer, boolean percent) {
    Optional<Spread> of(List<JsonNode> reports) {
      double[] values =
          reports.stream()
              .map(r -> r.at(pointer))
              .filter(n -> !n.isMissingNode() && !n.isNull())
              .mapToDouble(JsonNode::asDouble)
              .toArray();
      return values.length == 0 ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** {@code scores.knn.accuracy}, as in a report. */
    String key() {
      return pointer.substring(1).replace('/', '.');
    }

    String cell(List<JsonNode> reports) {
      return of(reports).map(s -> s.text(percent)).orElse("");
    }
  }

  /**
   * Values over seeds.
   *
   * @param mean of them
   * @param deviation their standard deviation, with one degree of freedom taken; NaN for one value
   */
  private record Spread(double mean, double deviation) {
    static Spread of(double[] values) {
      double mean = DoubleStream.of(values).average().orElseThrow();
      double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
      return new Spread(
          mean, values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN);
    }

    String text(boolean percent) {
      double scale = percent ? 100 : 1;
      String format = percent || Math.abs(mean) < 1000 ? "%.1f" : "%.0f";
      String text = String.format(Locale.ROOT, format, scale * mean);
      return Double.isNaN(deviation)
          ? text
          : text + " ± " + String.format(Locale.ROOT, format, scale * deviation);
    }
  }

  private final Comparison comparison;
  private final List<List<JsonNode>> reports = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  /**
   * The table of what is finished.
   *
   * @throws IOException if a report cannot be read
   */
  ComparisonTable(Comparison comparison) throws IOException {
    this.comparison = comparison;
    for (Candidate candidate : comparison.candidates()) {
      reports.add(comparison.reports(candidate));
    }
    for (String score : SCORES) {
      boolean percent =
          score.endsWith(".accuracy") || score.startsWith("recall") || score.equals("auroc");
      add(new Column(ScoreTable.title(score), "/scores/" + score.replace('.', '/'), percent));
      for (String control : score.equals("effectiveRank") ? List.<String>of() : CONTROLS) {
        String key = RunReport.controlName(control, score);
        add(new Column(ScoreTable.controlTitle(control), "/controls/" + key, percent));
      }
    }
    add(new Column("training s", "/timing/trainSeconds", false));
    add(new Column("peak MiB", "/provenance/peakMemoryMiB", false));
  }

  /** Adds a column that some report fills. */
  private void add(Column column) {
    if (reports.stream().anyMatch(r -> column.of(r).isPresent())) {
      columns.add(column);
    }
  }

  /** As Markdown, its columns aligned. */
  String markdown() {
    var rows = new ArrayList<List<String>>();
    rows.add(row("", "seeds", Column::title));
    rows.add(row("---", "--:", column -> "--:"));
    for (int i = 0; i < reports.size(); i++) {
      List<JsonNode> of = reports.get(i);
      String name = comparison.candidates().get(i).name();
      rows.add(row(name, Integer.toString(of.size()), column -> column.cell(of)));
    }
    int[] widths = new int[2 + columns.size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private List<String> row(String name, String seeds, Function<Column, String> cell) {
    return Stream.concat(Stream.of(name, seeds), columns.stream().map(cell)).toList();
  }

  private static String line(List<String> cells, int[] widths) {
    var text = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - cells.get(i).length());
      text.append(i == 0 ? " " + cells.get(i) + space : " " + space + cells.get(i)).append(" |");
    }
    return text.append('\n').toString();
  }

  /** Every figure by candidate and column, as mean and deviation. */
  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    for (int i = 0; i < reports.size(); i++) {
      List<JsonNode> of = reports.get(i);
      ObjectNode node = json.putObject(comparison.candidates().get(i).name());
      node.put("seeds", of.size());
      for (Column column : columns) {
        column.of(of).ifPresent(spread -> put(node.putObject(column.key()), spread));
      }
    }
    return json;
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("mean", spread.mean());
    if (!Double.isNaN(spread.deviation())) {
      node.put("deviation", spread.deviation());
    }
  }
}
