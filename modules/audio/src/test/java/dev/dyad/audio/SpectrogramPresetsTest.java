package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Change;
import dev.dyad.core.Origin;
import dev.dyad.core.Preset;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpectrogramPresetsTest {
  private static View<Clip> view(Preset<Clip> preset, Clip clip, long key) {
    var raw = View.raw(clip, new Origin("sample", 0, 0, 0));
    return preset.pipelines().get(0).apply(raw, RandomKey.of(key).generator());
  }

  @Test
  void byolAMixesAndCrops() {
    View<Clip> view = view(new BYOLA(), Sounds.sine(440, 0.5, 8000), 1);
    assertThat(view.changes().stream().map(Change::getClass).map(Class::getSimpleName))
        .containsExactly("Analysed", "MixedWithNoise", "CropResized");
  }

  @Test
  void spokenWordsHaveOneSizeAtAnyLength() {
    for (Clip clip : Sounds.edges()) {
      for (int key = 0; key < 5; key++) {
        Spectrogram view = (Spectrogram) view(new SpokenWords(), clip, key).value();
        assertThat(view.frames()).isEqualTo(24);
        assertThat(view.bands()).isEqualTo(24);
      }
    }
  }

  @Test
  void whatIsEvaluatedHasTheSizeOfTheViews() {
    for (Preset<Clip> preset : List.of(new BYOLA(), new SpokenWords())) {
      View<Clip> raw = View.raw(Sounds.sine(440, 0.5, 8000), new Origin("sample", 0, 0, 0));
      Clip evaluated = preset.evaluation().apply(raw, RandomKey.of(1).generator()).value();
      assertThat(evaluated.toString()).isEqualTo(view(preset, raw.value(), 2).value().toString());
    }
  }

  @Test
  void areTheSameAfterWritingAndReading() {
    SpecCodec codec = SpecCodec.of(new AudioModality());
    for (Preset<Clip> preset : List.of(new BYOLA(), new SpokenWords())) {
      assertThat(codec.read(codec.write(preset))).isEqualTo(preset);
    }
  }
}
