package dev.dyad.learn.encoder;

/** How the rows of a graph's nodes become one row. */
public enum Readout {
  /** Their sum: tells apart how often something occurs (Xu et al. 2019, section 5). */
  SUM("torch.segment_reduce(%s, \"sum\", lengths=%s, unsafe=True)"),
  /** Their mean: tells apart shares. */
  MEAN("torch.segment_reduce(%s, \"mean\", lengths=%s, unsafe=True)"),
  /** Their largest value in each dimension: tells apart what occurs at all. */
  MAX("torch.segment_reduce(%s, \"max\", lengths=%s, unsafe=True)"),
  /** The row of the first node: for neighbourhoods of a node, which come with that node first. */
  FIRST("torch.index_select(%1$s, 0, torch.sub(torch.cumsum(%2$s, 0), %2$s))");

  private final String expression;

  Readout(String expression) {
    this.expression = expression;
  }

  /** The expression of rows of nodes and of the numbers of nodes of the graphs. */
  String of(String rows, String counts) {
    return expression.formatted(rows, counts);
  }
}
