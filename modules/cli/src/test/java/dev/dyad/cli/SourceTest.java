package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.Modalities;
import dev.dyad.core.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  /** 100 samples sorted by class: 50 of a, 50 of b. */
  private record Sorted() implements Dataset<Integer> {
    @Override
    public int size() {
      return 100;
    }

    @Override
    public Sample<Integer> get(int index) {
      return new Sample<>("s" + index, index, OptionalInt.of(index / 50));
    }

    @Override
    public List<String> labelNames() {
      return List.of("a", "b");
    }
  }

  @Test
  void limitedDataKeepsAllClasses() {
    Dataset<Integer> some = Source.spaced(new Sorted(), 10);
    assertThat(IntStream.range(0, some.size()).map(i -> some.get(i).value()))
        .containsExactly(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);
  }

  @Test
  void limitAboveTheSizeKeepsEverything() {
    assertThat(Source.spaced(new Sorted(), 101).size()).isEqualTo(100);
  }

  @Test
  void saysWhatAnEmptyFolderLacks(@TempDir Path empty) {
    assertThatThrownBy(() -> Source.readerFor(Modalities.named("image"), empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found no picture (.jpg, .png, .bmp, .webp, .tif)")
        .hasMessageContaining("there are no files at all");
  }
}
