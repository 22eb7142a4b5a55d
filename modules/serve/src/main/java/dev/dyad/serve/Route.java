package dev.dyad.serve;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be asked for. */
enum Route {
  PAGE("/", "GET"),
  HEALTH("/health", "GET"),
  METRICS("/metrics", "GET"),
  ITEM("/item", "GET"),
  EMBED("/embed", "POST"),
  SEARCH("/search", "POST"),
  SIMILARITY("/similarity", "POST");

  private final String path;
  private final String method;

  Route(String path, String method) {
    this.path = path;
    this.method = method;
  }

  String path() {
    return path;
  }

  String method() {
    return method;
  }

  /** Whether it costs work, of which only so much is done at a time. */
  boolean isWork() {
    return this == ITEM || method.equals("POST");
  }

  static Optional<Route> at(String path) {
    return Stream.of(values()).filter(route -> route.path.equals(path)).findFirst();
  }

  /** All of them in words. */
  static String known() {
    return Stream.of(values())
        .map(route -> route.method + " " + route.path)
        .collect(Collectors.joining(", "));
  }
}
