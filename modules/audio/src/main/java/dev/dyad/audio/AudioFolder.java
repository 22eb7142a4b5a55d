package dev.dyad.audio;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads the WAV files of a folder; folders in it are classes.
 *
 * @param channel from 0; the mean of all channels where absent
 */
public record AudioFolder(OptionalInt channel) implements DatasetReader<Clip> {
  /** The mean of all channels. */
  public AudioFolder() {
    this(OptionalInt.empty());
  }

  /**
   * Checks the channel.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public AudioFolder {
    channel.ifPresent(c -> Require.within("channel", c, 0, Sound.MAX_CHANNELS - 1));
  }

  private static boolean isSound(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  @Override
  public boolean accepts(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.limit(5000).anyMatch(AudioFolder::isSound);
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  @Override
  public Dataset<Clip> read(Path path, String split) throws IOException {
    Require.that(split.equals(ALL), "%s: no split '%s'. Known: all.", path, split);
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> sounds = files.filter(AudioFolder::isSound).sorted().toList();
      List<String> classes =
          sounds.stream()
              .map(f -> f.getParent().getFileName().toString())
              .distinct()
              .sorted()
              .toList();
      return new Recordings(path, sounds, classes.size() < 2 ? List.of() : classes, this);
    }
  }

  private record Recordings(
      Path top, List<Path> files, List<String> labelNames, AudioFolder settings)
      implements Dataset<Clip> {
    @Override
    public int size() {
      return files.size();
    }

    @Override
    public String id(int index) {
      return top.relativize(files.get(index)).toString();
    }

    @Override
    public OptionalInt label(int index) {
      int label = labelNames.indexOf(files.get(index).getParent().getFileName().toString());
      return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }

    @Override
    public Sample<Clip> get(int index) {
      String id = id(index);
      try {
        Sound sound = WavFile.decode(id, Files.readAllBytes(files.get(index)));
        return new Sample<>(id, sound.mono(id, settings.channel), label(index));
      } catch (IOException e) {
        throw new UnreadableSampleException(id, "cannot be read: " + e.getMessage());
      }
    }
  }
}
