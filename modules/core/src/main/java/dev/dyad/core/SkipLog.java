package dev.dyad.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects what was skipped, each sample once however often it is met. Safe for several threads.
 */
public final class SkipLog {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  /** Notes a sample that could not be read. */
  public void add(UnreadableSampleException e) {
    add(e.sampleId(), e.reason());
  }

  /** Notes something left out; the first reason for an id stays. */
  public void add(String id, String reason) {
    reasons.putIfAbsent(id, reason);
  }

  /** Notes all of these. */
  public void addAll(List<Skipped> skipped) {
    skipped.forEach(s -> add(s.id(), s.reason()));
  }

  /** Everything skipped so far, sorted by id. */
  public List<Skipped> entries() {
    var entries = new ArrayList<Skipped>();
    new TreeMap<>(reasons).forEach((id, reason) -> entries.add(new Skipped(id, reason)));
    return List.copyOf(entries);
  }
}
