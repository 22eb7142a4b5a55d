package dev.dyad.learn;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.learn.encoder.DilatedCnn;
import dev.dyad.learn.encoder.FrameCnn;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.method.CPC;
import dev.dyad.learn.method.CSI;
import dev.dyad.learn.method.TS2Vec;
import dev.dyad.pairs.CollatedBatch;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every registered method, its widths and queues cut down to what a test has time for. */
final class SmallMethods {
  private static final int WIDEST = 32;
  private static final int STEPS = 32;

  /** Methods whose encoders or batches are of a kind of their own; their own tests try them. */
  private static final Set<String> ELSEWHERE = Set.of("InfoGraph", "GRACE", "SimCSE");

  private SmallMethods() {}

  static Stream<Method> all() {
    return ServiceLoader.load(Method.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(method -> !ELSEWHERE.contains(method.getClass().getSimpleName()))
        .map(method -> (Method) small((Record) method));
  }

  private static Record small(Record spec) {
    RecordComponent[] components = spec.getClass().getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        Object value = components[i].getAccessor().invoke(spec);
        values[i] =
            value instanceof Integer n
                ? (Object) Math.min(n, WIDEST)
                : value instanceof Record inner ? small(inner) : value;
      }
      return spec.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(spec + " cannot be made small", e);
    }
  }

  static TrainingSpec spec(Method method, int epochs, long seed) {
    Encoder encoder =
        method instanceof TS2Vec
            ? new DilatedCnn(8, 3, 16)
            : method instanceof CPC || method instanceof CSI
                ? new FrameCnn(List.of(2, 2), 8, 16, Precision.FLOAT32)
                : new Runs.SmallEncoder(16);
    return new TrainingSpec(method, encoder, new Adam(0.003), epochs, seed);
  }

  static BatchSource batches(Method method) {
    if (method instanceof TS2Vec) {
      return source(SmallMethods::wavesWithLengths);
    } else if (method instanceof CSI) {
      return source(SmallMethods::wavesTwice);
    }
    return method instanceof CPC ? source(SmallMethods::waves) : Runs.batches();
  }

  /** Two whole sequences and three crops of each sample. */
  static BatchSource crops() {
    return source(
        (epoch, number) -> {
          CollatedBatch whole = waves(epoch, number);
          List<Tensor> first = whole.views().get(0);
          List<Tensor> crop = List.of(cut((Tensor.Floats) first.get(0)));
          return new CollatedBatch(
              whole.ids(), whole.labels(), whole.groups(), List.of(first, first, crop, crop, crop));
        });
  }

  private static CollatedBatch wavesTwice(int epoch, int number) {
    CollatedBatch waves = waves(epoch, number);
    List<Tensor> view = waves.views().get(0);
    return new CollatedBatch(waves.ids(), waves.labels(), waves.groups(), List.of(view, view));
  }

  private static CollatedBatch wavesWithLengths(int epoch, int number) {
    CollatedBatch waves = waves(epoch, number);
    var lengths = new Tensor.Longs(Runs.SIZE);
    for (int i = 0; i < Runs.SIZE; i++) {
      lengths.data().put(i, STEPS - i % 3);
    }
    List<Tensor> view = List.of(waves.views().get(0).get(0), lengths);
    return new CollatedBatch(waves.ids(), waves.labels(), waves.groups(), List.of(view));
  }

  private static Tensor cut(Tensor.Floats whole) {
    var crop = new Tensor.Floats(Runs.SIZE, 1, STEPS / 2);
    for (int i = 0; i < Runs.SIZE; i++) {
      for (int t = 0; t < STEPS / 2; t++) {
        crop.data().put(i * STEPS / 2 + t, whole.data().get(i * STEPS + t));
      }
    }
    return crop;
  }

  private static BatchSource source(BiFunction<Integer, Integer, CollatedBatch> batch) {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return Runs.BATCHES;
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, Runs.BATCHES)
            .mapToObj(number -> batch.apply(epoch, number))
            .iterator();
      }
    };
  }

  /** Sine waves of four frequencies in noise, one view. */
  static CollatedBatch waves(int epoch, int number) {
    RandomGenerator random = RandomKey.of(9).with(epoch).with(number).generator();
    var ids = new ArrayList<String>();
    int[] labels = new int[Runs.SIZE];
    var view = new Tensor.Floats(Runs.SIZE, 1, STEPS);
    for (int i = 0; i < Runs.SIZE; i++) {
      ids.add("e" + epoch + "b" + number + "i" + i);
      labels[i] = random.nextInt(4);
      double phase = random.nextDouble(2 * Math.PI);
      for (int t = 0; t < STEPS; t++) {
        double value = Math.sin(phase + t * (0.3 + 0.5 * labels[i])) + 0.1 * random.nextGaussian();
        view.data().put(i * STEPS + t, (float) value);
      }
    }
    int[] groups = IntStream.range(0, Runs.SIZE).toArray();
    return new CollatedBatch(ids, labels, groups, List.of(List.of(view)));
  }
}
