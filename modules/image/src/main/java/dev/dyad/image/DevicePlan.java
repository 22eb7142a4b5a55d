package dev.dyad.image;

import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import dev.dyad.image.Undone.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes down what a device is to do to the pictures of a batch. The samples' steps are merged into
 * stages: one function at a time, done to the pictures that drew it.
 *
 * <p>Where pictures differ in size, or are too many bytes together, the host makes each view up to
 * its last change of size, and the device takes over from there.
 *
 * <p>Numbers of a view: the place of its pictures among the tensors, how many stages; then for each
 * stage its function, how many pictures, where their indices and their rows of numbers begin, the
 * length of a row, and the pictures' width and height afterwards.
 */
final class DevicePlan {
  /** TorchScript of all that a plan may ask for. */
  static final String PROGRAM =
      """
      def views(tensors: List[Tensor], plan: Tensor) -> List[Tensor]:
        numbers = tensors[0]
        made = annotate(List[Tensor], [])
        at = 1
        for v in range(__torch__.read(plan, 0)):
          pictures = torch.permute(tensors[__torch__.read(plan, at)], [0, 3, 1, 2])
          x = torch.contiguous(torch.to(pictures, 6))
          stages = __torch__.read(plan, at + 1)
          at = at + 2
          for s in range(stages):
            x = __torch__.stage(x, numbers, plan, at)
            at = at + 7
          c = torch.size(x, 1)
          scale = torch.reshape(torch.narrow(numbers, 0, 0, c), [1, c, 1, 1])
          shift = torch.reshape(torch.narrow(numbers, 0, c, c), [1, c, 1, 1])
          known = torch.append(made, torch.add(torch.mul(x, scale), shift))
        return made
      def stage(x: Tensor, numbers: Tensor, plan: Tensor, at: int) -> Tensor:
        f = __torch__.read(plan, at)
        n = __torch__.read(plan, at + 1)
        length = __torch__.read(plan, at + 4)
        flat = torch.narrow(numbers, 0, __torch__.read(plan, at + 3), n * length)
        rows = torch.reshape(flat, [n, length])
        w = __torch__.read(plan, at + 5)
        h = __torch__.read(plan, at + 6)
        if torch.eq(n, torch.size(x, 0)):
          y = __torch__.apply(f, x, rows, w, h)
        else:
          index = torch.to(torch.narrow(numbers, 0, __torch__.read(plan, at + 2), n), 4)
          some = __torch__.apply(f, torch.index_select(x, 0, index), rows, w, h)
          y = torch.index_copy(x, 0, index, some)
        return y
      def read(plan: Tensor, at: int) -> int:
        return int(torch.select(plan, 0, at))
      """
          + DeviceFunction.sources();

  private static final long MOST_BYTES = 256L << 20; // of raw pictures that travel as they are

  private final List<Image> raw;
  private final List<Tensor> pictures = new ArrayList<>();
  private final List<Long> plan = new ArrayList<>();
  private final List<List<long[]>> shapes = new ArrayList<>();
  private OptionalInt rawPlace = OptionalInt.empty();
  private float[] numbers = new float[1024];
  private int count;

  /** What is done at once: a function, after some number of changes of size. */
  private record Stage(DeviceFunction function, int sizesBefore) {}

  private DevicePlan(List<Image> raw) {
    this.raw = raw;
  }

  /**
   * The plan of a batch.
   *
   * @param scale what levels are multiplied by at the end, for each channel
   * @param shift what is added then
   */
  static DrawnBatch of(
      List<Image> raw, List<List<View<Image>>> views, double[] scale, double[] shift) {
    var plan = new DevicePlan(raw);
    plan.numbers(scale);
    plan.numbers(shift);
    plan.plan.add((long) views.size());
    for (List<View<Image>> view : views) {
      plan.add(view.stream().map(View::value).toList());
    }
    return plan.batch(views.stream().flatMap(List::stream).flatMap(v -> madeByHost(v).stream()));
  }

  /** The first change that no device can do. */
  private static Optional<String> madeByHost(View<Image> view) {
    return view.changes().stream()
        .filter(change -> !(change instanceof DeviceChange))
        .map(change -> change.getClass().getSimpleName())
        .findFirst();
  }

  private DrawnBatch batch(Stream<String> madeByHost) {
    var all = new Tensor.Floats(count);
    all.data().put(0, numbers, 0, count);
    var tensors = new ArrayList<Tensor>(List.of(all));
    tensors.addAll(pictures);
    var words = new Tensor.Longs(plan.size());
    IntStream.range(0, plan.size()).forEach(i -> words.data().put(i, plan.get(i)));
    return new DrawnBatch(PROGRAM, tensors, words, shapes, madeByHost.findFirst());
  }

  private void add(List<Image> values) {
    Image first = values.get(0);
    List<Undone> undone = values.stream().map(Undone::of).toList();
    long bytes = undone.stream().mapToLong(u -> bytes(u.source())).sum();
    if (bytes > MOST_BYTES || undone.stream().map(Undone::sizes).distinct().count() > 1) {
      undone = values.stream().map(Undone::sinceLastSize).toList();
    }
    plan.add((long) place(undone.stream().map(Undone::source).toList()));
    stages(undone);
    shapes.add(
        List.of(new long[] {values.size(), first.channels(), first.height(), first.width()}));
  }

  private static long bytes(Image image) {
    return (long) image.width() * image.height() * image.channels();
  }

  /** Where among the tensors these pictures are; the raw ones travel once for all views. */
  @SuppressWarnings("ReferenceEquality") // the very same objects, whatever their pixels
  private int place(List<Image> sources) {
    boolean isRaw = IntStream.range(0, raw.size()).allMatch(i -> sources.get(i) == raw.get(i));
    if (isRaw && rawPlace.isPresent()) {
      return rawPlace.getAsInt();
    }
    Image first = sources.get(0);
    var tensor = new Tensor.Bytes(sources.size(), first.height(), first.width(), first.channels());
    var bytes = tensor.bytes();
    sources.forEach(source -> bytes.put(source.data()));
    pictures.add(tensor);
    if (isRaw) {
      rawPlace = OptionalInt.of(pictures.size());
    }
    return pictures.size(); // the numbers come first
  }

  private void stages(List<Undone> undone) {
    List<List<Stage>> wanted = undone.stream().map(DevicePlan::stages).toList();
    List<List<Stage>> patterns =
        new LinkedHashSet<>(wanted).stream().sorted(Comparator.comparing(p -> -p.size())).toList();
    List<Stage> stages = Supersequence.of(patterns);
    int[] done = new int[undone.size()];
    int countAt = plan.size();
    plan.add(0L);
    for (Stage stage : stages) {
      int[] members =
          IntStream.range(0, done.length)
              .filter(i -> done[i] < wanted.get(i).size())
              .filter(i -> wanted.get(i).get(done[i]).equals(stage))
              .toArray();
      if (members.length > 0) { // else all that want it had it earlier
        write(
            IntStream.of(members).mapToObj(i -> undone.get(i).steps().get(done[i])).toList(),
            members);
        IntStream.of(members).forEach(i -> done[i]++);
        plan.set(countAt, plan.get(countAt) + 1);
      }
    }
  }

  private static List<Stage> stages(Undone undone) {
    var stages = new ArrayList<Stage>();
    var size = new Size(undone.source().width(), undone.source().height());
    int changes = 0;
    for (DeviceStep step : undone.steps()) {
      var next = new Size(step.width(), step.height());
      changes += next.equals(size) ? 0 : 1;
      size = next;
      stages.add(new Stage(step.function(), changes));
    }
    return stages;
  }

  private void write(List<DeviceStep> steps, int[] members) {
    DeviceStep first = steps.get(0);
    int length = steps.stream().mapToInt(step -> step.numbers().length).max().orElseThrow();
    plan.add((long) first.function().number());
    plan.add((long) members.length);
    plan.add((long) count);
    numbers(IntStream.of(members).asDoubleStream().toArray());
    plan.add((long) count);
    steps.forEach(step -> numbers(Arrays.copyOf(step.numbers(), length)));
    plan.add((long) length);
    plan.add((long) first.width());
    plan.add((long) first.height());
  }

  private void numbers(double[] values) {
    if (count + values.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, count + values.length));
    }
    for (double value : values) {
      numbers[count++] = (float) value;
    }
  }
}
