package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void oldFileSurvivesAFullDisk() throws IOException {
    Path file = folder.resolve("state");
    AtomicFile.write(file, out -> out.write(bytes("old")));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(bytes("half of the n"));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void nothingIsLeftOfAFirstFileThatFails() {
    Path file = folder.resolve("state");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKillLeftAsideIsReplaced() throws IOException {
    Path file = folder.resolve("state");
    Files.writeString(folder.resolve(".state.part"), "a longer half of a file");
    AtomicFile.write(file, out -> out.write(bytes("new")));
    assertThat(file).hasContent("new");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
