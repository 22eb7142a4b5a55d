package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes through an encoder a part of the batch at a time, with the gradients of the whole batch's
 * loss: representations are made part by part without a graph, the loss is differentiated down to
 * them, then each part passes again, with a graph, to hand its share on to the weights. What the
 * encoder draws is drawn alike in both passes, and running statistics move once.
 *
 * @see <a href="https://arxiv.org/abs/2101.06983">Gao et al. 2021, section 3</a>
 */
final class GradientCache implements Stepper.Passes {
  private static final Script ADD =
      Script.of(
          """
          def add(sums: List[Tensor], more: List[Tensor]) -> Tensor:
            torch._foreach_add_(sums, more, alpha=1)
            return sums[0]
          """);

  private static final Script COPY =
      Script.of(
          """
          def copy(to: List[Tensor], source: List[Tensor]) -> Tensor:
            torch._foreach_copy_(to, source)
            return to[0]
          """);

  private final Learner.Forward forward;
  private final Block encoder;
  private final int chunk;
  private final List<NDList> views;
  private final RandomKey key;
  private final NDManager scratch;
  private final List<Call> calls = new ArrayList<>();
  private final NDList statistics = new NDList();
  private final NDList before = new NDList();

  /** One pass of the encoder: its inputs, and the representations that the loss was given. */
  private record Call(Block block, NDList inputs, NDArray representations) {}

  GradientCache(
      Learner.Forward forward,
      Learner learner,
      LearnerBatch batch,
      RandomKey key,
      NDManager scratch) {
    this.forward = forward;
    this.encoder = learner.encoder();
    this.chunk = learner.chunk().orElseThrow();
    this.views = batch.views();
    this.key = key;
    this.scratch = scratch;
    for (Parameter parameter : encoder.getParameters().values()) {
      if (!parameter.requiresGradient()) {
        statistics.add(parameter.getArray());
        before.add(scratch.zeros(parameter.getArray().getShape()));
      }
    }
    copy(before, statistics);
  }

  @Override
  public NDList apply(Block block, NDList inputs) {
    if (!Framewise.isPartOf(encoder, block)) {
      return forward.apply(block, inputs);
    }
    NDArray representations = constant(block, inputs, key.with(calls.size()));
    representations.setRequiresGradient(true);
    calls.add(new Call(block, inputs, representations));
    return new NDList(representations);
  }

  /** Whole views pass part by part here too, as through a momentum encoder. */
  @Override
  @SuppressWarnings("ReferenceEquality") // equal numbers would not make it that view
  public NDArray constant(Block block, NDList inputs) {
    return views.stream().anyMatch(view -> view == inputs)
        ? constant(block, inputs, key.with("constant"))
        : Stepper.Passes.super.constant(block, inputs);
  }

  private NDArray constant(Block block, NDList inputs, RandomKey draws) {
    var parts = new NDList();
    JniUtils.setGradMode(false);
    try {
      for (long start = 0; start < rows(inputs); start = end(inputs, start)) {
        try (NDManager part = scratch.newSubManager()) {
          JniUtils.setSeed(draws.with(start).value());
          NDArray made = forward.single(block, slice(inputs, start, part));
          made.attach(scratch);
          parts.add(made);
        }
      }
      return NDArrays.concat(parts);
    } finally {
      parts.close();
      JniUtils.setGradMode(true);
    }
  }

  @Override
  public NDList gradients(NDArray loss, NDList weights) {
    var leaves = new NDList(weights);
    calls.forEach(call -> leaves.add(call.representations()));
    NDList found = StepGradients.of(scratch, loss, leaves);
    NDList sums = found.subNDList(0, weights.size());
    if (encoder.getParameters().values().stream().noneMatch(Parameter::requiresGradient)) {
      return sums; // a frozen encoder has no share
    }
    copy(statistics, before);
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      NDList slopes = new NDList(found.get(weights.size() + i));
      for (long start = 0; start < rows(call.inputs()); start = end(call.inputs(), start)) {
        try (NDManager part = scratch.newSubManager()) {
          JniUtils.setSeed(key.with(i).with(start).value());
          NDArray z = forward.single(call.block(), slice(call.inputs(), start, part));
          NDArray share = z.mul(slice(slopes, start, part).head()).sum();
          ADD.callWithoutGradients(part, sums, StepGradients.of(part, share, weights));
        }
      }
    }
    return sums;
  }

  private static void copy(NDList to, NDList from) {
    if (!to.isEmpty()) {
      try (NDManager scratch = to.head().getManager().newSubManager()) {
        COPY.callWithoutGradients(scratch, to, from);
      }
    }
  }

  private NDList slice(NDList inputs, long start, NDManager manager) {
    var slice = new NDList();
    long end = end(inputs, start);
    for (NDArray input : inputs) {
      NDArray part = input.get(new NDIndex("{}:{}", start, end));
      part.attach(manager);
      slice.add(part);
    }
    return slice;
  }

  /** Where the part ends that starts there; none is of one sample, which has no statistics. */
  private long end(NDList inputs, long start) {
    long end = start + chunk;
    return end + 1 >= rows(inputs) ? rows(inputs) : end;
  }

  private static long rows(NDList inputs) {
    long rows = inputs.head().getShape().get(0);
    Require.that(
        inputs.stream().allMatch(x -> x.getShape().dimension() > 0 && x.getShape().get(0) == rows),
        "GradCache needs inputs with one row for each sample, but a batch had the shapes %s",
        List.of(inputs.getShapes()));
    return rows;
  }
}
