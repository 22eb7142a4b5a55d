package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordNetGlossesTest {
  @TempDir private Path folder;

  @Test
  void theWordMeansWhatComesWithDyad() {
    assertThat(new WordNetGlosses().accepts(Path.of("wordnet"))).isTrue();
    assertThat(new WordNetGlosses().accepts(Path.of("wordnets"))).isFalse();
  }

  /** Such as Dyad's own folder of that name, in which its recipes are tried. */
  @Test
  void aFolderOfThatNameIsReadInsteadOnlyIfItHoldsTexts() throws IOException {
    Path named = Files.createDirectories(folder.resolve("wordnet/src")).getParent();
    Files.writeString(named.resolve("pom.xml"), "<project/>");
    assertThat(new WordNetGlosses().accepts(named)).isTrue();
    Files.writeString(named.resolve("train.txt"), "a dog");
    assertThat(new WordNetGlosses().accepts(named)).isFalse();
    assertThat(new TextLines().accepts(named)).isTrue();
  }
}
