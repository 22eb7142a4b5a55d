package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuSetupTest {
  private static final String DRIVER =
      "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\n";

  @TempDir private Path folder;

  private Path driver() throws IOException {
    return Files.writeString(folder.resolve("version"), DRIVER);
  }

  /** Environment with a libtorch of some version. */
  private Map<String, String> libtorch(String version, boolean cuda) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
    Files.writeString(folder.resolve("libtorch/build-version"), version + "\n");
    if (cuda) {
      Files.createFile(lib.resolve("libtorch_cuda.so"));
    }
    return Map.of(
        "PYTORCH_LIBRARY_PATH", lib.toString(),
        "PYTORCH_VERSION", "2.7.1",
        "PYTORCH_FLAVOR", "cu128");
  }

  @Test
  void withoutDriverTheCpuIsEnough() {
    var setup = GpuSetup.of(folder.resolve("absent"), Map.of());
    assertThat(setup.lines())
        .containsEntry("NVIDIA driver", "none found")
        .containsEntry("libtorch", "the bundled CPU build, version 2.7.1");
    assertThat(setup.advice(0)).hasSize(1).allMatch(s -> s.contains("runs on the CPU"));
  }

  @Test
  void aDriverAloneAsksForACudaBuild() throws IOException {
    var setup = GpuSetup.of(driver(), Map.of());
    assertThat(setup.driver()).hasValue("550.54.15");
    assertThat(setup.advice(0)).hasSize(1).allMatch(s -> s.contains("PYTORCH_FLAVOR=cu128"));
  }

  @Test
  void saysNothingWhereAllFits() throws IOException {
    var setup = GpuSetup.of(driver(), libtorch("2.7.1+cu128", true));
    assertThat(setup.lines().get("libtorch")).endsWith("CUDA build, version 2.7.1+cu128");
    assertThat(setup.advice(1)).isEmpty();
    assertThat(setup.advice(0)).hasSize(1).allMatch(s -> s.contains("sees no GPU"));
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    var setup = GpuSetup.of(driver(), libtorch("2.11.0+cu130", true));
    assertThat(setup.advice(1))
        .hasSize(1)
        .allMatch(s -> s.contains("made for libtorch 2.7.1, but 2.11.0+cu130 was found"));
  }

  @Test
  void aCpuBuildIsNoCudaBuild() throws IOException {
    var setup = GpuSetup.of(driver(), libtorch("2.7.1+cpu", false));
    assertThat(setup.lines().get("libtorch")).contains("no CUDA build");
    assertThat(setup.advice(0)).hasSize(1).allMatch(s -> s.contains("no CUDA build of libtorch"));
  }

  @Test
  void aPathWithoutVersionAndFlavourIsHalfSet() throws IOException {
    var environment =
        Map.of("PYTORCH_LIBRARY_PATH", libtorch("2.7.1", true).get("PYTORCH_LIBRARY_PATH"));
    assertThat(GpuSetup.of(driver(), environment).advice(1))
        .hasSize(1)
        .allMatch(s -> s.contains("set PYTORCH_VERSION=2.7.1"));
  }
}
