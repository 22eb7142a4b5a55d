package dev.dyad.image;

import dev.dyad.core.DevicePlan;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes down what a device is to do to the pictures of a batch.
 *
 * <p>Where pictures differ in size, or are too many bytes together, the host makes each view up to
 * its last change of size, and the device takes over from there.
 *
 * <p>Words of a view: the place of its pictures among the tensors, then its stages.
 */
final class PicturePlan {
  /** TorchScript of all that a plan may ask for. */
  static final String PROGRAM =
      """
      def views(tensors: List[Tensor], plan: Tensor) -> List[Tensor]:
        numbers = tensors[0]
        made = annotate(List[Tensor], [])
        at = 1
        for v in range(__torch__.read(plan, 0)):
          pictures = torch.permute(tensors[__torch__.read(plan, at)], [0, 3, 1, 2])
          x = __torch__.stages(torch.contiguous(torch.to(pictures, 6)), numbers, plan, at + 1)
          at = __torch__.after_stages(plan, at + 1)
          c = torch.size(x, 1)
          scale = torch.reshape(torch.narrow(numbers, 0, 0, c), [1, c, 1, 1])
          shift = torch.reshape(torch.narrow(numbers, 0, c, c), [1, c, 1, 1])
          known = torch.append(made, torch.add(torch.mul(x, scale), shift))
        return made
      """
          + DevicePlan.STAGES
          + DeviceFunction.sources();

  private static final long MOST_BYTES = 256L << 20; // of raw pictures that travel as they are

  private final List<Image> raw;
  private final DevicePlan plan = new DevicePlan();
  private final List<List<DrawnBatch.Input>> inputs = new ArrayList<>();
  private OptionalInt rawPlace = OptionalInt.empty();

  private PicturePlan(List<Image> raw) {
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
    var pictures = new PicturePlan(raw);
    pictures.plan.numbers(scale);
    pictures.plan.numbers(shift);
    pictures.plan.word(views.size());
    for (List<View<Image>> view : views) {
      pictures.add(view.stream().map(View::value).toList());
    }
    Stream<String> madeByHost =
        views.stream().flatMap(List::stream).flatMap(view -> madeByHost(view).stream());
    return pictures.plan.batch(PROGRAM, pictures.inputs, madeByHost.findFirst());
  }

  /** The first change that no device can do. */
  private static Optional<String> madeByHost(View<Image> view) {
    return view.changes().stream()
        .filter(change -> !(change instanceof DeviceChange))
        .map(change -> change.getClass().getSimpleName())
        .findFirst();
  }

  private void add(List<Image> values) {
    Image first = values.get(0);
    List<Undone> undone = values.stream().map(Undone::of).toList();
    long bytes = undone.stream().mapToLong(u -> bytes(u.source())).sum();
    if (bytes > MOST_BYTES || undone.stream().map(Undone::sizes).distinct().count() > 1) {
      undone = values.stream().map(Undone::sinceLastSize).toList();
    }
    plan.word(place(undone.stream().map(Undone::source).toList()));
    Image source = undone.get(0).source();
    plan.stages(
        source.width(),
        source.height(),
        undone.stream().map(u -> u.steps().stream().map(DeviceStep::planned).toList()).toList());
    inputs.add(
        List.of(
            new DrawnBatch.Input(
                Tensor.Floats.class,
                values.size(),
                first.channels(),
                first.height(),
                first.width())));
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
    int place = plan.tensor(tensor);
    if (isRaw) {
      rawPlace = OptionalInt.of(place);
      plan.lasting(place);
    }
    return place;
  }
}
