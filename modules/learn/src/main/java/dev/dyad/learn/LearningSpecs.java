package dev.dyad.learn;

import dev.dyad.core.SpecCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The methods, encoders, optimisers and schedules on the class path, by name. */
public final class LearningSpecs {
  private LearningSpecs() {}

  /** Classes of all of them. */
  public static List<Class<?>> classes() {
    var classes = new ArrayList<Class<?>>();
    for (Class<?> kind : List.of(Method.class, Encoder.class, Optimizer.class, Schedule.class)) {
      ServiceLoader.load(kind).forEach(instance -> classes.add(instance.getClass()));
    }
    return List.copyOf(classes);
  }

  static boolean isRegistered(Object spec) {
    return classes().contains(spec.getClass());
  }

  /**
   * A codec for all of them, and for {@link Pretrained}: {@code codec().read(Optimizer.class,
   * "Adam(learningRate=0.001, schedule=Cosine(warmupEpochs=1))")}.
   */
  public static SpecCodec codec() {
    var records = new ArrayList<>(classes());
    records.add(Pretrained.class); // has no default settings
    return new SpecCodec("learning", records);
  }
}
