package dev.dyad.graph;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the text format of the TU Dortmund graph sets from a folder or a zip archive: {@code
 * DS_A.txt} and {@code DS_graph_indicator.txt}, and where present {@code DS_graph_labels.txt},
 * {@code DS_node_labels.txt}, {@code DS_node_attributes.txt}, {@code DS_edge_labels.txt} and {@code
 * DS_edge_attributes.txt}. A line of the adjacency matrix that is there twice counts once. Where
 * every edge is listed in both directions with the same label and attributes, the graphs are
 * undirected and hold it once. Where nodes have neither labels nor attributes, their degree is
 * their label.
 *
 * @param degreeCap the highest degree that is a label of its own; higher ones share it
 * @see <a href="https://chrsmrrs.github.io/datasets/docs/format/">the format</a>, <a
 *     href="https://arxiv.org/abs/2007.08663">Morris et al. 2020</a>
 */
public record TuFormat(int degreeCap) implements DatasetReader<AttributedGraph> {
  private static final String EDGES = "_A.txt";

  /**
   * Checks the cap.
   *
   * @throws IllegalArgumentException if degreeCap is not positive
   */
  public TuFormat {
    Require.positive("degreeCap", degreeCap);
  }

  /** Degrees of 64 and more share a label. */
  public TuFormat() {
    this(64);
  }

  @Override
  public boolean accepts(Path path) {
    try {
      return Places.read(path, (root, files) -> files.stream().anyMatch(TuFormat::isEdges));
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  private static boolean isEdges(Path file) {
    return file.getFileName().toString().endsWith(EDGES);
  }

  @Override
  public Dataset<AttributedGraph> read(Path path, String split) throws IOException {
    return plain(path, split).withDegrees(degreeCap);
  }

  /** The graphs as they stand there, without degrees as labels. */
  static GraphDataset plain(Path path, String split) throws IOException {
    Require.that(split.equals(ALL), "%s has no split '%s', only '%s'", path, split, ALL);
    return Places.read(
        path,
        (root, files) -> {
          List<Path> edges = files.stream().filter(TuFormat::isEdges).toList();
          if (edges.size() != 1) {
            throw new IOException(
                "%s: must hold one data set, one file named *%s, but holds %d: %s"
                    .formatted(path, EDGES, edges.size(), edges));
          }
          String name = edges.get(0).getFileName().toString();
          String prefix = name.substring(0, name.length() - EDGES.length());
          return TuFiles.read(edges.get(0).resolveSibling(prefix).toAbsolutePath());
        });
  }

  /**
   * Writes a data set in this format: one folder, files whose names begin with that of the set.
   * Labels are written as numbers; an unknown one is -1.
   *
   * @throws IOException if the files cannot be written
   * @throws IllegalArgumentException if a graph has weights or parallel edges, or some graphs have
   *     labels and others none, which the format does not know
   */
  public static void write(Path folder, String name, Dataset<AttributedGraph> data)
      throws IOException {
    TuWriter.write(folder, name, data);
  }
}
