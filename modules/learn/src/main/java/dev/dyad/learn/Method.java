package dev.dyad.learn;

import ai.djl.nn.Block;
import java.util.function.Supplier;

/**
 * A contrastive method: a record of settings with the paper's defaults. Found through {@link
 * java.util.ServiceLoader} by an instance with default settings.
 */
public interface Method {
  /**
   * A fresh start of this method.
   *
   * @param encoder makes new, uninitialised encoders, each with parameters of its own
   */
  Learner learner(Supplier<Block> encoder);

  /** What it does, in a sentence for lists; every registered method has one. */
  default String about() {
    return "";
  }

  /** Who published it, when and where: {@code Chen et al. 2020, https://...}. */
  default String paper() {
    return "";
  }
}
