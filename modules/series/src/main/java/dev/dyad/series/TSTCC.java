package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * TS-TCC's two unlike views: a weak one that jitters and scales, a strong one that permutes pieces
 * and jitters.
 *
 * @param maxSegments most pieces of the strong view
 * @see <a href="https://arxiv.org/abs/2106.14112">Eldele et al. 2021, section 3.1</a>, whose jitter
 *     and scaling are set for each data set
 */
public record TSTCC(int maxSegments) implements Preset<Series> {
  /** Up to five pieces. */
  public TSTCC() {
    this(5);
  }

  @Override
  public List<Augmentation<Series>> pipelines() {
    return List.of(
        new Sequence<>(List.of(new Scaling(0.2), new Jitter(0.1))),
        new Sequence<>(List.of(new Permutation(maxSegments), new Jitter(0.1))));
  }
}
