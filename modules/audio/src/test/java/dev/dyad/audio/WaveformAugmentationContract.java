package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.AugmentationContract;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

/** The contract for waveforms; by default an augmentation keeps their length. */
abstract class WaveformAugmentationContract extends AugmentationContract<Clip> {
  @Override
  protected Clip sample(SplittableGenerator random) {
    return Sounds.typical(random);
  }

  @Override
  protected List<Clip> edgeSamples() {
    return Sounds.edges();
  }

  @Override
  protected SpecCodec codec() {
    return new SpecCodec("modality 'audio'", List.of(augmentation().getClass()));
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform changed = finite(before, after);
    assertThat(changed.length()).isEqualTo(((Waveform) before).length());
  }

  /** Fails unless the clip is a waveform of finite samples and the same rate. */
  static Waveform finite(Clip before, Clip after) {
    assertThat(after.sampleRateHz()).isEqualTo(before.sampleRateHz());
    for (float sample : ((Waveform) after).data()) {
      if (!Float.isFinite(sample)) {
        throw new AssertionError("a sample is " + sample);
      }
    }
    return (Waveform) after;
  }

  /** The view that a key gives. */
  protected View<Clip> view(Clip clip, long key) {
    return augmentation().apply(raw(clip), RandomKey.of(key).generator());
  }

  static View<Clip> raw(Clip clip) {
    return View.raw(clip, new Origin("sample", 0, 0, 0));
  }

  @Test
  void refusesSpectrogramsSayingWhereItBelongs() {
    Spectrogram spectrogram = Spectrogram.of(2, 80, 8000, new float[6]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view(spectrogram, 1))
        .withMessage(
            "%s works on samples, but was given a spectrogram. Put it before LogMel"
                .formatted(augmentation().getClass().getSimpleName()));
  }
}
