package dev.dyad.graph;

/**
 * A colour for each node by its label: one of twelve where there are no more labels, else from
 * light to dark. Nodes without a label are gray.
 */
final class NodeColors {
  private static final int GRAY = 0x9ca3af;
  private static final int LIGHT = 0xfde68a;
  private static final int DARK = 0x7c2d12;

  /** Distinct also to most people who see colours differently. */
  private static final int[] PALETTE = {
    0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xf0e442, 0x7f3c8d, 0x80ba5a,
    0x4b4b8f, 0xa5aa99, 0x333333
  };

  private final Attributes nodes;
  private final int highest;

  NodeColors(Attributes nodes) {
    this.nodes = nodes;
    int max = 1;
    for (int v = 0; v < nodes.size(); v++) {
      max = Math.max(max, nodes.label(v));
    }
    highest = max;
  }

  int of(int node) {
    int label = nodes.label(node);
    if (label < 0) {
      return GRAY;
    }
    return nodes.labelCount() <= PALETTE.length ? PALETTE[label] : mixed((double) label / highest);
  }

  private static int mixed(double share) {
    int color = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int light = LIGHT >> shift & 0xff;
      int dark = DARK >> shift & 0xff;
      color |= (int) Math.round(light + share * (dark - light)) << shift;
    }
    return color;
  }
}
