package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/** A parameter to be: its torchvision-style name, kind, shape and first values. */
record Weight(String name, Parameter.Type type, Shape shape, Initializer initializer) {
  Parameter parameter() {
    return Parameter.builder()
        .setName(name)
        .setType(type)
        .optRequiresGrad(type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR)
        .build();
  }

  /** Normal with variance 2 / fan-out, as in He et al. 2015: torchvision's choice for ResNets. */
  static Initializer kaimingFanOut(long fanOut) {
    float deviation = (float) Math.sqrt(2.0 / (double) fanOut);
    return (manager, shape, type) -> manager.randomNormal(0, deviation, shape, type);
  }

  /** Uniform within ±1/√fan-in: PyTorch's default for convolutions and linear layers. */
  static Initializer uniformFanIn(long fanIn) {
    float bound = (float) (1 / Math.sqrt((double) fanIn));
    return (manager, shape, type) -> manager.randomUniform(-bound, bound, shape, type);
  }

  /** Uniform within ±√(6 / (fan-in + fan-out)), as in Glorot and Bengio 2010. */
  static Initializer glorot(long fanIn, long fanOut) {
    float bound = (float) Math.sqrt(6.0 / (double) (fanIn + fanOut));
    return (manager, shape, type) -> manager.randomUniform(-bound, bound, shape, type);
  }
}
