package dev.dyad.learn.encoder;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import java.util.Arrays;
import java.util.stream.Stream;

/** The network of {@link TwoTowers}. */
final class TwoTowersBlock extends AbstractBlock {
  private final Block image;
  private final Block imageProjection;
  private final Block text;
  private final Block textProjection;
  private final boolean imageFrozen;
  private final boolean textFrozen;
  private final int dimension;

  TwoTowersBlock(Encoder image, Encoder text, int dimension) {
    this.image = addChildBlock("image", image.block());
    this.imageProjection = addChildBlock("imageProjection", projection(dimension));
    this.text = addChildBlock("text", text.block());
    this.textProjection = addChildBlock("textProjection", projection(dimension));
    this.imageFrozen = image.frozen();
    this.textFrozen = text.frozen();
    this.dimension = dimension;
  }

  private static Block projection(int dimension) {
    return Linear.builder().setUnits(dimension).optBias(false).build();
  }

  private static boolean isThere(Shape input) {
    return input.size() > 0;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    check(inputs.getShapes());
    var outputs = new NDList();
    if (isThere(inputs.get(0).getShape())) {
      NDList represented =
          image.forward(store, new NDList(inputs.get(0)), training && !imageFrozen);
      outputs.addAll(imageProjection.forward(store, represented, training));
    }
    if (isThere(inputs.get(1).getShape())) {
      NDList represented = text.forward(store, new NDList(inputs.get(1)), training && !textFrozen);
      outputs.addAll(textProjection.forward(store, represented, training));
    }
    return outputs;
  }

  /** Gives the towers' blocks the weights that the towers take from files. */
  void start(Encoder imageTower, Encoder textTower) {
    imageTower.start(image);
    textTower.start(text);
  }

  /** Weights of texts do not depend on their length, so a text need not be there. */
  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    check(inputs);
    Require.that(
        isThere(inputs[0]),
        "the first view must have pictures, but its inputs had the shapes %s. Exchange the views",
        Arrays.toString(inputs));
    image.initialize(manager, type, inputs[0]);
    imageProjection.initialize(manager, type, image.getOutputShapes(new Shape[] {inputs[0]}));
    Shape words = isThere(inputs[1]) ? inputs[1] : new Shape(inputs[0].get(0), 1);
    text.initialize(manager, type, words);
    textProjection.initialize(manager, type, text.getOutputShapes(new Shape[] {words}));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return Stream.of(inputs)
        .filter(TwoTowersBlock::isThere)
        .map(input -> new Shape(input.get(0), dimension))
        .toArray(Shape[]::new);
  }

  private static void check(Shape... inputs) {
    Require.that(
        inputs.length == 2 && (isThere(inputs[0]) || isThere(inputs[1])),
        "TwoTowers takes pictures and token ids, one of which may be empty, but was given the"
            + " shapes %s. Use data of captioned pictures (modality: imagetext)",
        Arrays.toString(inputs));
  }
}
