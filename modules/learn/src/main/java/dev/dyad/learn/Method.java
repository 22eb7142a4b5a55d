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

  /**
   * Whether it makes no sense without labels. Samples without one may be among the others, but a
   * training whose first epoch has no label at all ends there, and says so.
   */
  default boolean needsLabels() {
    return false;
  }

  /** What it does, in a sentence for lists; every registered method has one. */
  default String about() {
    return "";
  }

  /** Who published it, when and where: {@code Chen et al. 2020, https://...}. */
  default String paper() {
    return "";
  }
}
