package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Require;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.function.Supplier;

/**
 * Contrasting shifted instances, for telling anomalies: SimCLR in which a sample that is shifted
 * out of what is normal is a sample of its own, and so a negative; and a classifier that tells from
 * the representation by which shift a sample came about. Where all training samples are of one
 * kind, this keeps them from being spread over the whole sphere. Pictures, shape (N, C, H, H), are
 * turned by 0, 90, 180 and 270 degrees; sequences, shape (N, C, L), are taken as they are and
 * negated.
 *
 * @param temperature of NT-Xent; the paper: 0.5
 * @param hiddenDimensions width of the head's hidden layer
 * @param projectionDimensions width of the head's output; the paper: 128
 * @param shiftWeight weight of telling shifts; the paper: 1
 * @see <a href="https://arxiv.org/abs/2007.08176">Tack et al. 2020, eq. 3 to 5</a>
 */
public record CSI(
    double temperature, int hiddenDimensions, int projectionDimensions, double shiftWeight)
    implements Method {
  /** Temperature 0.5, head of 512 and 128, weight 1. */
  public CSI() {
    this(0.5, 512, 128, 1);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive, or the weight is negative
   */
  public CSI {
    Require.positive("temperature", temperature);
    Require.positive("hiddenDimensions", hiddenDimensions);
    Require.positive("projectionDimensions", projectionDimensions);
    Require.within("shiftWeight", shiftWeight, 0, 1e6);
  }

  @Override
  public String about() {
    return "as SimCLR, but a sample turned or negated is another sample: for telling anomalies";
  }

  @Override
  public String paper() {
    return "Tack et al. 2020, https://arxiv.org/abs/2007.08176";
  }

  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new CSILearner(encoder.get());
  }

  private final class CSILearner implements Learner {
    private final Block encoder;
    private final Block head =
        new SequentialBlock()
            .add(Linear.builder().setUnits(hiddenDimensions).build())
            .add(Activation::relu)
            .add(Linear.builder().setUnits(projectionDimensions).build());
    private final SequentialBlock shift = new SequentialBlock();
    private final Block network;

    CSILearner(Block encoder) {
      this.encoder = encoder;
      this.network = new SequentialBlock().add(encoder).add(head).add(shift);
    }

    @Override
    public Block network() {
      return network;
    }

    @Override
    public Block encoder() {
      return encoder;
    }

    @Override
    public void initialize(NDManager manager, List<Shape[]> inputs) {
      encoder.initialize(manager, DataType.FLOAT32, inputs.get(0));
      Shape h = encoder.getOutputShapes(inputs.get(0))[0];
      head.initialize(manager, DataType.FLOAT32, h);
      shift.add(Linear.builder().setUnits(Shifts.count(inputs.get(0)[0])).build());
      shift.initialize(manager, DataType.FLOAT32, h);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      List<NDList> views = batch.requireViews(2, "CSI");
      NDArray h1 = forward.single(encoder, Shifts.all(views.get(0))); // (S · N, D), by shift
      NDArray h2 = forward.single(encoder, Shifts.all(views.get(1)));
      NDArray z1 = forward.single(head, new NDList(h1));
      NDArray z2 = forward.single(head, new NDList(h2));
      int shifts = Shifts.count(views.get(0).head().getShape());
      NDArray contrast =
          batch
              .groups()
              .map(groups -> Losses.ntXent(z1, z2, Shifts.groups(groups, shifts), temperature))
              .orElseGet(() -> Losses.ntXent(z1, z2, temperature));
      NDArray told =
          Shifts.told(forward.single(shift, new NDList(h1)))
              .add(Shifts.told(forward.single(shift, new NDList(h2))));
      return contrast.add(told.mul((float) (shiftWeight / 2)));
    }
  }
}
