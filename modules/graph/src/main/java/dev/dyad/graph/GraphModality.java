package dev.dyad.graph;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.View;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Graphs with attributes: molecules, social networks, meshes. */
public final class GraphModality implements Modality<AttributedGraph> {
  /** For the service loader. */
  public GraphModality() {}

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public Class<AttributedGraph> type() {
    return AttributedGraph.class;
  }

  @Override
  public List<Class<? extends Augmentation<AttributedGraph>>> augmentations() {
    return List.of(
        NodeDrop.class,
        EdgePerturb.class,
        EdgeDrop.class,
        EdgeAdd.class,
        AttributeMask.class,
        FeatureMask.class,
        FeatureNoise.class,
        Subgraph.class,
        KHopSubgraph.class,
        Diffusion.class,
        AdaptiveEdgeDrop.class,
        AdaptiveFeatureMask.class);
  }

  @Override
  public List<Class<? extends Preset<AttributedGraph>>> presets() {
    return List.of(GraphCL.class, GCA.class);
  }

  @Override
  public List<DatasetReader<AttributedGraph>> readers() {
    return List.of(new NodeNeighbourhoods(), new TuFormat(), new GraphFiles());
  }

  @Override
  public Collator<AttributedGraph> collator() {
    return new GraphCollator();
  }

  @Override
  public Map<String, Collator<AttributedGraph>> baselines() {
    var baselines = new LinkedHashMap<String, Collator<AttributedGraph>>();
    baselines.put("histogram", new LabelHistogram());
    baselines.put("wl", new WeisfeilerLehman());
    return Collections.unmodifiableMap(baselines);
  }

  @Override
  public Preset<AttributedGraph> defaultViews() {
    return new GraphCL();
  }

  @Override
  public String defaultEncoder() {
    return "gin";
  }

  /** The view over its original: what was dropped is pale and dashed, what was added is blue. */
  @Override
  public Drawing draw(AttributedGraph raw, View<AttributedGraph> view) {
    return GraphSketch.fits(raw) && GraphSketch.fits(view.value())
        ? drawing(GraphSketch.of(raw, view))
        : words(view.value());
  }

  @Override
  public Drawing draw(AttributedGraph graph) {
    return GraphSketch.fits(graph) ? drawing(GraphSketch.of(graph)) : words(graph);
  }

  private static Drawing drawing(Sketch sketch) {
    var picture = new Drawing.Picture(sketch.side(), sketch.side(), sketch.rgb());
    return new Drawing.Vector(picture, sketch.svg());
  }

  private static Drawing words(AttributedGraph graph) {
    return new Drawing.Words(graph + ", too large to be drawn");
  }
}
