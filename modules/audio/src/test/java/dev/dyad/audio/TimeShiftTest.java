package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.TimeShift.Shifted;
import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class TimeShiftTest extends WaveformAugmentationContract {
  private static final Waveform CLIP = Sounds.plain(1, 2, 3, 4, 5);

  @Override
  protected Augmentation<Clip> augmentation() {
    return new TimeShift();
  }

  @Test
  void movesLaterAndFillsWithSilence() {
    assertThat(new Shifted(2).apply(CLIP)).isEqualTo(Sounds.plain(0, 0, 1, 2, 3));
    assertThat(new Shifted(-1).apply(CLIP)).isEqualTo(Sounds.plain(2, 3, 4, 5, 0));
    assertThat(new Shifted(0).apply(CLIP)).isEqualTo(CLIP);
  }

  @Test
  void leavesSilenceWhereEverythingIsPushedOut() {
    assertThat(new Shifted(5).apply(CLIP)).isEqualTo(Sounds.plain(0, 0, 0, 0, 0));
    assertThat(new Shifted(Integer.MIN_VALUE).apply(CLIP)).isEqualTo(Sounds.plain(0, 0, 0, 0, 0));
  }

  @Test
  void takesMillisecondsAtTheRateOfTheClip() {
    Clip clip = Sounds.of(1000, 8000, i -> 1);
    assertThat(
            new TimeShift(Range.exactly(10))
                .apply(raw(clip), RandomKey.of(1).generator())
                .changes())
        .containsExactly(new Shifted(80));
  }

  @Test
  void neverMovesByMoreThanHalfOfTheClip() {
    Seeds.forAll(
        50,
        random -> {
          var shift = (Shifted) new TimeShift().apply(raw(CLIP), random).changes().get(0);
          assertThat(shift.samples()).isBetween(-2, 2);
        });
  }

  @Test
  void rejectsShiftsOverAMinute() {
    assertThatThrownBy(() -> new TimeShift(new Range(0, 60_001)))
        .hasMessage("shiftMs must lie within -60000.0..60000.0, but was 0.0..60001.0");
  }
}
