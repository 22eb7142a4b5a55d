package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.audio.RandomSegment.Cut;
import dev.dyad.core.Augmentation;
import dev.dyad.testkit.Seeds;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomSegmentTest extends WaveformAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new RandomSegment(25);
  }

  @Override
  protected void checkInvariants(Clip before, Clip after) {
    Waveform cut = finite(before, after);
    assertThat(cut.length()).isEqualTo(Math.round(0.025 * before.sampleRateHz()));
  }

  @Test
  void cutsOrPutsAmongSilence() {
    Waveform clip = Sounds.plain(1, 2, 3);
    assertThat(new Cut(1, 2).apply(clip)).isEqualTo(Sounds.plain(2, 3));
    assertThat(new Cut(-1, 5).apply(clip)).isEqualTo(Sounds.plain(0, 1, 2, 3, 0));
    assertThat(new Cut(7, 2).apply(clip)).isEqualTo(Sounds.plain(0, 0));
    assertThat(new Cut(Integer.MIN_VALUE, 2).apply(clip)).isEqualTo(Sounds.plain(0, 0));
  }

  @Test
  void reachesEveryPlace() {
    var starts = new HashSet<Integer>();
    Seeds.forAll(
        100,
        random -> {
          Clip clip = Sounds.of(10, 8000, i -> 1);
          var cut = new RandomSegment(1).apply(raw(clip), random).changes().get(0);
          starts.add(((Cut) cut).start());
        });
    assertThat(starts).containsExactlyInAnyOrder(0, 1, 2);
  }
}
