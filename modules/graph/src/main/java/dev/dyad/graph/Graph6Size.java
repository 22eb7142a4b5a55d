package dev.dyad.graph;

import dev.dyad.core.Require;

/**
 * The number of nodes that a line of graph6 or sparse6 claims to have, looked at before anything is
 * made of them: ten characters can claim 2^36.
 *
 * @see <a href="https://users.cecs.anu.edu.au/~bdm/data/formats.txt">McKay's description</a>
 */
final class Graph6Size {
  private static final int LOW = 63; // the character that stands for 0
  private static final int HIGH = 126;
  private static final int ALWAYS = 1000; // nodes that any line may have
  private static final int NODES_A_CHARACTER = 10; // beyond, in sparse6

  private Graph6Size() {}

  /**
   * Checks that a line is long enough for its nodes.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(String text) {
    String line = text.strip();
    if (line.startsWith(">>")) {
      line = line.substring(line.indexOf("<<") + 2);
    }
    boolean sparse = line.startsWith(":");
    String rest = sparse ? line.substring(1) : line;
    int wide = 0;
    while (wide < 2 && wide < rest.length() && rest.charAt(wide) == HIGH) {
      wide++;
    }
    int characters = wide == 0 ? 1 : wide == 1 ? 3 : 6;
    Require.that(rest.length() >= wide + characters, "the line ends within the number of nodes");
    long nodes = 0;
    for (int i = wide; i < wide + characters; i++) {
      nodes = nodes << 6 | (long) rest.charAt(i) - LOW;
    }
    int length = rest.length() - wide - characters;
    // sparse6 names edges only: nodes without any take no room
    double most =
        sparse
            ? ALWAYS + (double) NODES_A_CHARACTER * length
            : (1 + Math.sqrt(1 + 48.0 * length)) / 2;
    Require.that(
        nodes <= most, "%d nodes are too many for a line of %d characters", nodes, line.length());
  }
}
