package dev.dyad.learn;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import dev.dyad.learn.EncoderParts.Input;
import dev.dyad.pairs.CollatedBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Types and shapes of the inputs in the batch that a run began with. They size its weights and are
 * told by its files, so a resumed run, which begins with another batch, is given them.
 *
 * @param views for each view the encoder's inputs
 */
record ViewInputs(List<List<Input>> views) {
  ViewInputs {
    views = views.stream().map(List::copyOf).toList();
  }

  static ViewInputs of(CollatedBatch batch) {
    return new ViewInputs(
        batch
            .drawn()
            .map(drawn -> drawn.inputs().stream().map(ViewInputs::drawn).toList())
            .orElseGet(() -> batch.views().stream().map(ViewInputs::of).toList()));
  }

  private static List<Input> drawn(List<DrawnBatch.Input> inputs) {
    return inputs.stream().map(i -> new Input(new Shape(i.shape()), type(i.type()))).toList();
  }

  static List<Input> of(List<Tensor> tensors) {
    return tensors.stream().map(t -> new Input(new Shape(t.shape()), type(t.getClass()))).toList();
  }

  static DataType type(Class<? extends Tensor> tensor) {
    if (tensor == Tensor.Bytes.class) {
      return DataType.UINT8;
    }
    return tensor == Tensor.Floats.class ? DataType.FLOAT32 : DataType.INT64;
  }

  /** The encoder's inputs in the first view. */
  List<Input> first() {
    return views.get(0);
  }

  List<Shape[]> shapes() {
    return views.stream().map(v -> v.stream().map(Input::shape).toArray(Shape[]::new)).toList();
  }

  /** A list of views, each a list of inputs, each a type and sizes: {@code ["FLOAT32",16,8]}. */
  String toJson() {
    var tree = new ArrayList<Object>();
    for (List<Input> view : views) {
      var inputs = new ArrayList<Object>();
      for (Input input : view) {
        var sizes = new ArrayList<Object>();
        sizes.add(input.type().name());
        for (long size : input.shape().getShape()) {
          sizes.add(size);
        }
        inputs.add(sizes);
      }
      tree.add(inputs);
    }
    return Json.write(tree);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static ViewInputs parse(String json) {
    var views = new ArrayList<List<Input>>();
    for (Object view : list(Json.parse(json), json)) {
      views.add(list(view, json).stream().map(input -> input(list(input, json), json)).toList());
    }
    return new ViewInputs(views);
  }

  private static Input input(List<?> words, String json) {
    if (words.isEmpty()
        || !(words.get(0) instanceof String type)
        || !(type.equals("FLOAT32") || type.equals("INT64"))
        || !words.stream().skip(1).allMatch(n -> n instanceof Long size && size >= 0)) {
      throw damaged(json);
    }
    long[] sizes = words.stream().skip(1).mapToLong(n -> (Long) n).toArray();
    return new Input(new Shape(sizes), DataType.valueOf(type));
  }

  private static List<?> list(Object tree, String json) {
    if (tree instanceof List<?> list) {
      return list;
    }
    throw damaged(json);
  }

  private static IllegalArgumentException damaged(String json) {
    return new IllegalArgumentException(
        "inputs of the views must be written like [[[\"FLOAT32\",16,8]]], but were " + json);
  }
}
