package dev.dyad.srctest.melody;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.util.List;

/** The first notes of each tune over middle C in octaves, shape (N, notes); zeros after its end. */
public record Intervals(int notes) implements Collator<Melody> {
  public Intervals() {
    this(8);
  }

  public Intervals {
    Require.positive("notes", notes);
  }

  @Override
  public List<Tensor> collate(List<Melody> melodies) {
    var tensor = new Tensor.Floats(melodies.size(), notes);
    var data = tensor.data();
    for (int i = 0; i < melodies.size(); i++) {
      List<Integer> pitches = melodies.get(i).pitches();
      for (int j = 0; j < Math.min(notes, pitches.size()); j++) {
        data.put(i * notes + j, (pitches.get(j) - 60) / 12f);
      }
    }
    return List.of(tensor);
  }
}
