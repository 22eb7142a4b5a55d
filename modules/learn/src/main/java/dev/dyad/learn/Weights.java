package dev.dyad.learn;

import ai.djl.ndarray.NDArray;

/**
 * One array that is trained.
 *
 * @param name unique within the network
 * @param array the values, without a gradient graph; writing to them changes the network
 * @param decayed whether weight decay applies: true but for biases, norm parameters and other
 *     one-dimensional arrays
 */
public record Weights(String name, NDArray array, boolean decayed) {}
