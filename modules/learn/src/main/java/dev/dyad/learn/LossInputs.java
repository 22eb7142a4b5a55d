package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;

/** What losses demand of their arguments. */
final class LossInputs {
  private LossInputs() {}

  static void requireRows(String name, NDArray array, long atLeast) {
    Shape shape = array.getShape();
    Require.that(
        shape.dimension() == 2 && shape.get(1) > 0,
        "%s must have shape (N, D), but had shape %s",
        name,
        shape);
    Require.that(
        shape.get(0) >= atLeast,
        "%s must have at least %d rows, but had %d. Raise the batch size",
        name,
        atLeast,
        shape.get(0));
    Require.that(
        array.getDataType().isFloating(),
        "%s must hold floating-point numbers, but held %s",
        name,
        array.getDataType());
  }

  static void requireSameShape(String name, NDArray array, String other, NDArray model) {
    Require.that(
        array.getShape().equals(model.getShape()),
        "%s must have the shape of %s, %s, but had shape %s",
        name,
        other,
        model.getShape(),
        array.getShape());
    Require.that(
        array.getDataType() == model.getDataType(),
        "%s must have the type of %s, %s, but had type %s",
        name,
        other,
        model.getDataType(),
        array.getDataType());
  }

  static void requireOneEach(String name, NDArray array, NDArray rows) {
    Require.that(
        array.getShape().equals(new Shape(rows.getShape().get(0))),
        "%s must have one number for each of the %d rows, but had shape %s",
        name,
        rows.getShape().get(0),
        array.getShape());
  }

  static void requireSameColumns(String name, NDArray array, String other, NDArray model) {
    Require.that(
        array.getShape().get(1) == model.getShape().get(1),
        "%s must have as many columns as %s, shape %s, but had shape %s",
        name,
        other,
        model.getShape(),
        array.getShape());
  }
}
