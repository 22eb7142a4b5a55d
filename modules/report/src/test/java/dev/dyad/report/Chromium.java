package dev.dyad.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window that loads one page and ends. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /**
   * What came of a page.
   *
   * @param dom its elements after its scripts have run
   * @param console lines that it wrote to the console, errors among them
   */
  record Loaded(String dom, List<String> console) {}

  /** Loads a page; the test is skipped with a visible reason where there is no browser. */
  static Loaded load(Path page, Path scratch) throws IOException, InterruptedException {
    Optional<Path> browser = find();
    assumeTrue(browser.isPresent(), "skipped: no chromium on the PATH (looked for " + NAMES + ")");
    Path dom = scratch.resolve("dom.html");
    Path log = scratch.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(browser.orElseThrow(), page, scratch))
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new AssertionError("the browser did not end within 90 s");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      empty(scratch.resolve("profile"));
    }
    List<String> console =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Loaded(Files.readString(dom), console);
  }

  private static List<String> command(Path browser, Path page, Path scratch) {
    var command = new ArrayList<String>();
    command.add(browser.toString());
    command.addAll(
        List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"));
    command.addAll(
        List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
    command.add("--user-data-dir=" + scratch.resolve("profile"));
    command.add("--enable-logging=stderr");
    command.add("--window-size=1280,900");
    command.add("--virtual-time-budget=5000");
    command.add("--dump-dom");
    command.add(page.toUri().toString());
    return command;
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The browser's last writers may still be at work while it is emptied. */
  private static void empty(Path folder) throws IOException, InterruptedException {
    for (int attempt = 0; Files.exists(folder) && attempt < 20; attempt++) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        Thread.sleep(100L * (attempt + 1));
      }
    }
  }
}
