package dev.dyad.learn.export;

/**
 * A tensor of an ONNX graph that is being written.
 *
 * @param name unique in the graph
 * @param rank number of dimensions; 0 for a single number
 * @param type of its numbers
 */
record OnnxTensor(String name, int rank, NumberType type) {}
