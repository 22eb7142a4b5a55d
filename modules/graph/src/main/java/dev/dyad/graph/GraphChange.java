package dev.dyad.graph;

import dev.dyad.core.Change;

/** A change of a graph that says which node and edge became which. */
public interface GraphChange extends Change<AttributedGraph> {
  /** The changed graph, with where its nodes and edges come from. */
  Traced trace(AttributedGraph graph);

  @Override
  default AttributedGraph apply(AttributedGraph graph) {
    return trace(graph).graph();
  }
}
