package dev.dyad.report;

import java.util.List;

/**
 * Links to files beside the report.
 *
 * @param heading such as "Plots"
 * @param paths relative to the page, with forward slashes: "plots/loss.png"
 */
public record FileLinks(String heading, List<String> paths) implements Section {
  /** Copies the list. */
  public FileLinks {
    paths = List.copyOf(paths);
  }
}
