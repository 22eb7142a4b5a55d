package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reads sound files whose names tell what they are, in a folder or a {@code .zip}: the part named
 * {@code label} is the class, and the files of {@code test} are the split "test", all others the
 * split "train". Free Spoken Digits, as its authors split it, is read by the defaults; with one
 * speaker held out by {@code test: {speaker: theo}}.
 *
 * @param pattern the end of a path with its parts in braces
 * @param test for some of the parts, the values of the test files: one, several as {@code
 *     theo|lucas}, or whole numbers as {@code 0..4}; a test file meets all of them. No splits where
 *     empty
 * @param decoding what becomes of channels and rate
 * @param segments how long recordings are cut into samples; whole files where absent
 */
public record AudioFiles(
    String pattern, Map<String, String> test, Decoding decoding, Optional<Sliding> segments)
    implements DatasetReader<Clip> {
  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final String LABEL = "label";

  /** Free Spoken Digits: indices 0 to 4 are the test split. */
  public AudioFiles() {
    this("{label}_{speaker}_{index}.wav", Map.of("index", "0..4"));
  }

  /** Whole files as they are stored. */
  public AudioFiles(String pattern, Map<String, String> test) {
    this(pattern, test, new Decoding(), Optional.empty());
  }

  /**
   * Checks the pattern and the test values.
   *
   * @throws IllegalArgumentException if the pattern names no part, or test one that it has not
   */
  public AudioFiles {
    test = Map.copyOf(test);
    List<String> names = new NamePattern(pattern).names();
    for (Map.Entry<String, String> condition : test.entrySet()) {
      Require.that(
          names.contains(condition.getKey()),
          "test: pattern %s has no part '%s'. %s",
          pattern,
          condition.getKey(),
          Nearest.hint(condition.getKey(), names));
      ValueSet.parse(condition.getValue());
    }
  }

  @Override
  public boolean accepts(Path path) {
    var names = new NamePattern(pattern);
    return Contents.any(path, name -> SoundFile.isSound(name) && names.parts(name).isPresent());
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return test.isEmpty() ? List.of(ALL) : List.of(TEST, TRAIN);
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all files. */
  @Override
  public Dataset<Clip> read(Path path, String split) throws IOException {
    Require.that(
        split.equals(ALL) || splits(path).contains(split),
        "%s: no split '%s'. %s",
        path,
        split,
        Nearest.hint(split, splits(path)));
    Contents contents = Contents.open(path);
    try {
      Recordings.Found found = found(path, contents, split);
      return Recordings.open(contents, found, decoding, segments);
    } catch (IOException | RuntimeException e) {
      contents.close();
      throw e;
    }
  }

  private Recordings.Found found(Path path, Contents contents, String split) throws IOException {
    var names = new NamePattern(pattern);
    var skipped = new ArrayList<Skipped>();
    var files = new LinkedHashMap<String, Map<String, String>>();
    for (String name : contents.names()) {
      Optional<Map<String, String>> parts = names.parts(name);
      if (parts.isEmpty() || FolderLayout.isHidden(name) || !SoundFile.isSound(name)) {
        skipped.add(new Skipped(name, "is not named like " + pattern));
      } else {
        files.put(name, parts.get());
      }
    }
    if (files.isEmpty()) {
      throw new IOException(
          "%s: found no sound named like %s; other files: %d"
              .formatted(path, pattern, skipped.size()));
    }
    return labelled(path, files, split, skipped);
  }

  private Recordings.Found labelled(
      Path path, Map<String, Map<String, String>> files, String split, List<Skipped> skipped)
      throws IOException {
    var labels = new TreeSet<String>();
    files.values().stream()
        .filter(p -> p.containsKey(LABEL))
        .forEach(p -> labels.add(p.get(LABEL)));
    List<String> labelNames = List.copyOf(labels);
    var entries = new ArrayList<FolderLayout.Entry>();
    files.forEach(
        (name, parts) -> {
          String of = test.isEmpty() ? ALL : isTest(parts) ? TEST : TRAIN;
          int label = labelNames.indexOf(parts.getOrDefault(LABEL, ""));
          if (split.equals(ALL) || split.equals(of)) {
            entries.add(
                new FolderLayout.Entry(
                    name, of, label < 0 ? OptionalInt.empty() : OptionalInt.of(label)));
          }
        });
    if (entries.isEmpty()) {
      throw new IOException(
          "%s: no file is in the split '%s'; test is %s".formatted(path, split, test));
    }
    return new Recordings.Found(entries, labelNames, skipped);
  }

  private boolean isTest(Map<String, String> parts) {
    return test.entrySet().stream()
        .allMatch(e -> ValueSet.parse(e.getValue()).contains(parts.get(e.getKey())));
  }
}
