package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads graphs from files, one graph each, in the formats that jgrapht-io knows: GraphML, GML, DOT,
 * CSV (an edge a line: source, target, and a weight if there is a third column), JSON, graph6 and
 * sparse6 (a graph a line). The path is a folder, a zip archive or one file; where every file lies
 * in a folder of its own class, that folder's name is the label. A file that cannot be read is
 * skipped. Where nodes are given neither labels nor features, their degree is their label.
 *
 * @param nodeLabel name of the attribute that is the nodes' label, if any
 * @param nodeFeatures names of the attributes that are the nodes' features; every node must have
 *     them
 * @param edgeLabel name of the attribute that is the edges' label, if any
 * @param edgeFeatures names of the attributes that are the edges' features; every edge must have
 *     them
 * @param directed whether edges lead one way in formats that do not say it: CSV and JSON
 * @param degreeCap the highest degree that is a label of its own; higher ones share it
 */
public record GraphFiles(
    Optional<String> nodeLabel,
    List<String> nodeFeatures,
    Optional<String> edgeLabel,
    List<String> edgeFeatures,
    boolean directed,
    int degreeCap)
    implements DatasetReader<AttributedGraph> {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if degreeCap is not positive
   */
  public GraphFiles {
    nodeFeatures = List.copyOf(nodeFeatures);
    edgeFeatures = List.copyOf(edgeFeatures);
    Require.positive("degreeCap", degreeCap);
  }

  /** Shapes alone, undirected where the format does not say it, degrees up to 64. */
  public GraphFiles() {
    this(Optional.empty(), List.of(), Optional.empty(), List.of(), false, 64);
  }

  @Override
  public boolean accepts(Path path) {
    try {
      return Places.read(path, (root, files) -> files.stream().anyMatch(GraphFiles::isGraph));
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  private static boolean isGraph(Path file) {
    return GraphText.ENDINGS.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public Dataset<AttributedGraph> read(Path path, String split) throws IOException {
    Require.that(split.equals(ALL), "%s has no split '%s', only '%s'", path, split, ALL);
    Map<String, RawGraph> found = new LinkedHashMap<>();
    List<Skipped> skipped = new ArrayList<>();
    Places.read(
        path,
        (root, files) -> {
          for (Path file : files) {
            if (isGraph(file)) {
              open(
                  root.equals(file) ? file.getFileName() : root.relativize(file),
                  file,
                  found,
                  skipped);
            }
          }
          return files.size();
        });
    if (found.isEmpty()) {
      throw new IOException(
          "%s: holds no readable graph in a file ending in %s%s"
              .formatted(
                  path,
                  String.join(", ", GraphText.ENDINGS),
                  skipped.isEmpty()
                      ? ""
                      : "; " + skipped.get(0).id() + ": " + skipped.get(0).reason()));
    }
    return dataset(found, skipped);
  }

  /** Reads a file; in graph6 each line is a graph of its own. */
  private void open(Path name, Path file, Map<String, RawGraph> found, List<Skipped> skipped) {
    String id = name.toString().replace(name.getFileSystem().getSeparator(), "/");
    String ending = ending(file);
    boolean byLine = ending.equals("g6") || ending.equals("s6");
    try {
      String text = GraphText.read(file);
      if (!byLine) {
        found.put(id, GraphText.read(ending, text, directed));
        return;
      }
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (!line.isBlank()) {
          open(id + ":" + number, ending, line, found, skipped);
        }
      }
    } catch (IOException e) {
      skipped.add(new Skipped(id, reason(e)));
    }
  }

  private void open(
      String id, String ending, String line, Map<String, RawGraph> found, List<Skipped> skipped) {
    try {
      found.put(id, GraphText.read(ending, line, directed));
    } catch (IOException e) {
      skipped.add(new Skipped(id, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private Dataset<AttributedGraph> dataset(Map<String, RawGraph> found, List<Skipped> skipped) {
    List<String> nodeLabels = labels("node", nodeLabel, found, RawGraph::nodes);
    List<String> edgeLabels = labels("edge", edgeLabel, found, RawGraph::edges);
    nodeFeatures.forEach(name -> labels("node", Optional.of(name), found, RawGraph::nodes));
    edgeFeatures.forEach(name -> labels("edge", Optional.of(name), found, RawGraph::edges));
    boolean classes = found.keySet().stream().allMatch(id -> id.contains("/"));
    List<String> classNames =
        classes
            ? found.keySet().stream().map(GraphFiles::folder).distinct().sorted().toList()
            : List.of();
    var samples = new ArrayList<Sample<AttributedGraph>>();
    found.forEach(
        (id, raw) -> {
          try {
            OptionalInt label =
                classes ? OptionalInt.of(classNames.indexOf(folder(id))) : OptionalInt.empty();
            samples.add(new Sample<>(id, raw.attributed(this, nodeLabels, edgeLabels), label));
          } catch (IOException e) {
            skipped.add(new Skipped(id, reason(e)));
          }
        });
    return new GraphDataset(samples, classNames, skipped, List.of()).withDegrees(degreeCap);
  }

  private static String folder(String id) {
    String folder = id.substring(0, id.lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** All values of an attribute, in the order of their numbers; empty where none is asked for. */
  private static List<String> labels(
      String kind,
      Optional<String> name,
      Map<String, RawGraph> found,
      Function<RawGraph, List<Map<String, String>>> elements) {
    if (name.isEmpty()) {
      return List.of();
    }
    var known = new TreeSet<String>();
    List<String> values =
        found.values().stream()
            .flatMap(raw -> elements.apply(raw).stream())
            .peek(words -> known.addAll(words.keySet()))
            .filter(words -> words.containsKey(name.get()))
            .map(words -> words.get(name.get()))
            .distinct()
            .sorted(TuLabels.byNumber())
            .collect(Collectors.toList());
    Require.that(
        !values.isEmpty(),
        "no %s has an attribute '%s'. %s",
        kind,
        name.get(),
        Nearest.hint(name.get(), List.copyOf(known)));
    return values;
  }
}
