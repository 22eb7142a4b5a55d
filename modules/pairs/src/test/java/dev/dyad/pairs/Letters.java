package dev.dyad.pairs;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Tensor;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/** Strings as samples, for the tests of this module. */
final class Letters {
  private Letters() {}

  /** Puts drawn letters behind the text. */
  record Append(int count) implements Augmentation<String> {
    @Override
    public View<String> apply(View<String> in, SplittableGenerator random) {
      View<String> view = in;
      for (int i = 0; i < count; i++) {
        view = view.then(new Appended((char) ('a' + random.nextInt(26))));
      }
      return view;
    }
  }

  record Appended(char letter) implements Change<String> {
    @Override
    public String apply(String value) {
      return value + letter;
    }
  }

  /** Makes one float of each text: its hash. */
  record Hashes() implements Collator<String> {
    @Override
    public List<Tensor> collate(List<String> values) {
      var tensor = new Tensor.Longs(values.size());
      var data = tensor.data();
      values.forEach(v -> data.put(v.hashCode()));
      return List.of(tensor);
    }
  }

  /** Counts how often each sample is decoded; some cannot be. */
  static final class Counted implements Dataset<String> {
    private final int[] labels;
    private final List<Integer> broken;
    private final AtomicIntegerArray reads;

    /** Samples with the given labels, -1 for none. */
    Counted(int[] labels, Integer... broken) {
      this.labels = labels.clone();
      this.broken = List.of(broken);
      this.reads = new AtomicIntegerArray(labels.length);
    }

    /** How often a sample was decoded. */
    int reads(int index) {
      return reads.get(index);
    }

    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public Sample<String> get(int index) {
      reads.incrementAndGet(index);
      if (broken.contains(index)) {
        throw new UnreadableSampleException(id(index), "broken on purpose");
      }
      return new Sample<>(id(index), "text " + index + " ", label(index));
    }

    @Override
    public String id(int index) {
      return "s" + index;
    }

    @Override
    public OptionalInt label(int index) {
      return labels[index] < 0 ? OptionalInt.empty() : OptionalInt.of(labels[index]);
    }

    @Override
    public List<String> labelNames() {
      int classes = IntStream.of(labels).max().orElse(-1) + 1;
      return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }
  }

  /** The same samples as a data set that knows ids and labels only by decoding. */
  static Dataset<String> decodedForLabels(Counted data) {
    return new Dataset<>() {
      @Override
      public int size() {
        return data.size();
      }

      @Override
      public Sample<String> get(int index) {
        return data.get(index);
      }

      @Override
      public List<String> labelNames() {
        return data.labelNames();
      }
    };
  }

  static Counted unlabelled(int size, Integer... broken) {
    int[] labels = new int[size];
    java.util.Arrays.fill(labels, -1);
    return new Counted(labels, broken);
  }

  /** Sample i has label i modulo classes. */
  static Counted labelled(int size, int classes, Integer... broken) {
    return new Counted(IntStream.range(0, size).map(i -> i % classes).toArray(), broken);
  }

  /** What a collated batch holds, for comparing. */
  static List<Object> content(CollatedBatch batch) {
    var content = new ArrayList<Object>(batch.ids());
    content.add(List.of(IntStream.of(batch.labels()).boxed().toList()));
    content.add(List.of(IntStream.of(batch.groups()).boxed().toList()));
    for (List<Tensor> view : batch.views()) {
      view.forEach(t -> content.add(t.bytes()));
    }
    return content;
  }
}
