package dev.dyad.graph;

import dev.dyad.core.Require;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.WeightedPseudograph;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.GraphImporter;
import org.jgrapht.nio.csv.CSVFormat;
import org.jgrapht.nio.csv.CSVImporter;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.gml.GmlImporter;
import org.jgrapht.nio.graph6.Graph6Sparse6Importer;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.nio.json.JSONImporter;

/** One graph in a text format, read by jgrapht-io. */
final class GraphText {
  /** Endings of the names of files that may be read. */
  static final List<String> ENDINGS =
      List.of("graphml", "gml", "dot", "gv", "csv", "tsv", "g6", "s6", "json");

  /** Bytes of a file that are read at most. */
  static final int MAX_BYTES = 1 << 28;

  private static final Pattern GRAPHML_DIRECTED = Pattern.compile("edgedefault\\s*=\\s*.directed");
  private static final Pattern GML_DIRECTED = Pattern.compile("\\bdirected\\s+1\\b");
  private static final Pattern GML_NODE = Pattern.compile("\\bnode\\s*\\[");
  private static final Pattern DOT_DIRECTED =
      Pattern.compile("(strict\\s+)?digraph\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern CSV_HEADER =
      Pattern.compile("^\"?source\"?\\W\"?target\\b.*\\R", Pattern.CASE_INSENSITIVE);

  private final Graph<String, DefaultWeightedEdge> graph;
  private final Map<String, Map<String, String>> nodeAttributes = new HashMap<>();
  private final Map<DefaultWeightedEdge, Map<String, String>> edgeAttributes = new HashMap<>();

  private GraphText(boolean directed) {
    graph =
        directed
            ? new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class)
            : new WeightedPseudograph<>(DefaultWeightedEdge.class);
  }

  /**
   * The text of a file, without a byte order mark.
   *
   * @throws IOException if it is no text in UTF-8, or longer than {@value #MAX_BYTES} bytes
   */
  static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("is longer than %,d bytes".formatted(MAX_BYTES));
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }

  /**
   * Reads a text.
   *
   * @param ending of the file's name, one of {@link #ENDINGS}
   * @param directed whether edges lead one way where the format does not say it
   * @throws IOException if it is not that format, or not a graph that Dyad knows
   */
  static RawGraph read(String ending, String text, boolean directed) throws IOException {
    try {
      return switch (ending) {
        case "graphml" -> graphml(text);
        case "gml" -> gml(text);
        case "dot", "gv" -> dot(text);
        case "json" -> json(text, directed);
        case "g6", "s6" -> graph6(text);
        default -> csv(text, directed);
      };
    } catch (StackOverflowError e) { // parsers call themselves for each level
      String format = ending.toUpperCase(Locale.ROOT);
      throw new IOException("is no readable %s: it is nested too deeply".formatted(format), e);
    } catch (RuntimeException e) { // ImportException, and what its parsers throw
      Throwable reason = e;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      String format = ending.toUpperCase(Locale.ROOT);
      throw new IOException("is no readable %s: %s".formatted(format, reason.getMessage()), e);
    }
  }

  private static RawGraph graphml(String text) throws IOException {
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new IOException("has a document type, which is refused as it may name other files");
    }
    var importer = new GraphMLImporter<String, DefaultWeightedEdge>();
    importer.setSchemaValidation(false);
    importer.setVertexFactory(id -> id);
    return new GraphText(GRAPHML_DIRECTED.matcher(text).find()).read(importer, text);
  }

  private static RawGraph gml(String text) {
    var importer = new GmlImporter<String, DefaultWeightedEdge>();
    importer.setVertexFactory(id -> Integer.toString(id));
    RawGraph read = new GraphText(GML_DIRECTED.matcher(text).find()).read(importer, text);
    long listed = GML_NODE.matcher(text).results().count();
    Require.that( // the importer adds nodes that only edges name
        read.names().size() <= listed,
        "edges end at nodes that are not there: %d are listed, %d are named",
        listed,
        read.names().size());
    return read;
  }

  private static RawGraph dot(String text) {
    var importer = new DOTImporter<String, DefaultWeightedEdge>();
    importer.setVertexFactory(id -> id);
    var start = DOT_DIRECTED.matcher(text).region(afterComments(text), text.length());
    return new GraphText(start.lookingAt()).read(importer, text);
  }

  /** Where the first word of a DOT file begins. */
  private static int afterComments(String text) {
    int at = 0;
    while (at < text.length()) {
      int end;
      if (Character.isWhitespace(text.charAt(at))) {
        end = at + 1;
      } else if (text.startsWith("//", at) || text.charAt(at) == '#') {
        end = text.indexOf('\n', at) + 1;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        end = close < 0 ? 0 : close + 2;
      } else {
        return at;
      }
      at = end == 0 ? text.length() : end;
    }
    return at;
  }

  private static RawGraph json(String text, boolean directed) {
    var importer = new JSONImporter<String, DefaultWeightedEdge>();
    importer.setVertexFactory(id -> id);
    return new GraphText(directed).read(importer, text);
  }

  private static RawGraph graph6(String text) {
    Graph6Size.check(text);
    var importer = new Graph6Sparse6Importer<String, DefaultWeightedEdge>();
    importer.setVertexFactory(id -> Integer.toString(id));
    return new GraphText(false).read(importer, text);
  }

  /** An edge a line: source, target, and a weight where there is a third column. */
  private static RawGraph csv(String text, boolean directed) {
    String lines = CSV_HEADER.matcher(text).replaceFirst("");
    String first = lines.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char delimiter = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    int columns = columns(first, delimiter);
    Require.that(columns == 2 || columns == 3, "lines must have 2 or 3 columns, not %d", columns);
    for (String line : lines.lines().toList()) {
      Require.that(
          line.isBlank() || line.contains("\"") || columns(line, delimiter) == columns,
          "lines must have %d columns as the first, but one is '%s'",
          columns,
          line);
    }
    var importer = new CSVImporter<String, DefaultWeightedEdge>(CSVFormat.EDGE_LIST, delimiter);
    importer.setParameter(CSVFormat.Parameter.EDGE_WEIGHTS, columns == 3);
    importer.setVertexFactory(id -> id);
    if (lines.lines().filter(line -> !line.isBlank()).count() > 1) {
      return new GraphText(directed).read(importer, lines);
    }
    // jgrapht-io reads no file of one line: give it the line twice, and take one of the edges
    RawGraph twice = new GraphText(directed).read(importer, first + "\n" + first + "\n");
    AttributedGraph once = Parts.withEdges(twice.graph(), new int[] {0}).graph();
    return new RawGraph(once, twice.names(), twice.nodes(), twice.edges().subList(0, 1));
  }

  private static int columns(String line, char delimiter) {
    int columns = 1;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      columns += !quoted && line.charAt(i) == delimiter ? 1 : 0;
    }
    return columns;
  }

  private <
          I extends
              BaseEventDrivenImporter<String, DefaultWeightedEdge>
                  & GraphImporter<String, DefaultWeightedEdge>>
      RawGraph read(I importer, String text) {
    importer.addVertexAttributeConsumer(
        (place, value) ->
            nodeAttributes
                .computeIfAbsent(place.getFirst(), v -> new HashMap<>())
                .put(place.getSecond(), value.getValue()));
    importer.addEdgeAttributeConsumer(
        (place, value) ->
            edgeAttributes
                .computeIfAbsent(place.getFirst(), e -> new HashMap<>())
                .put(place.getSecond(), value.getValue()));
    importer.importGraph(graph, new StringReader(text));
    edgeAttributes.forEach(
        (edge, attributes) -> {
          if (attributes.containsKey("weight")) {
            graph.setEdgeWeight(edge, Double.parseDouble(attributes.get("weight")));
          }
        });
    var translated = Translated.of(graph);
    return new RawGraph(
        RawGraph.withoutPlainWeights(translated.graph()),
        translated.vertices(),
        translated.vertices().stream().map(v -> nodeAttributes.getOrDefault(v, Map.of())).toList(),
        translated.edges().stream().map(e -> edgeAttributes.getOrDefault(e, Map.of())).toList());
  }
}
