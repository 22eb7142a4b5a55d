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
}
