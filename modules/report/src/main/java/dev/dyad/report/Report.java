package dev.dyad.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a report shows, as plain values. A section that is not in the list is not shown; the
 * page keeps the order of the list. The same report always gives the same bytes.
 *
 * @param title what was trained on what, such as "SimCLR on MNIST"
 * @param command the command line that repeats it; may be empty
 * @param sections what to show, in this order
 * @param provenance seed, versions, Java, OS, engine, device, data fingerprint, time: shown in the
 *     order of the map
 * @see ReportPage
 * @see Plots
 */
public record Report(
    String title, String command, List<Section> sections, Map<String, String> provenance) {
  /** Copies the lists. */
  public Report {
    sections = List.copyOf(sections);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** The first section of that type, if there is one. */
  public <S extends Section> Optional<S> first(Class<S> type) {
    return sections.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
