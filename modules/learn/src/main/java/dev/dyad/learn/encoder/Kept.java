package dev.dyad.learn.encoder;

/** Which layers of a graph encoder make up its representation, one after another. */
public enum Kept {
  /** The last layer alone. */
  LAST,
  /** All layers. */
  LAYERS,
  /** The inputs and all layers, as in Xu et al. 2019, equation 4.2. */
  INPUTS_AND_LAYERS
}
