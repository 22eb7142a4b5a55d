package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Require;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sounds of folders that augmentations mix in. Each folder is listed once, and each file looked at
 * then, so that a damaged one is named before training, not in the middle of it. What was decoded
 * is kept as long as there is memory.
 */
final class SoundBank {
  private static final long MAX_FILE_BYTES = 1L << 30;
  private static final Map<Path, List<String>> NAMES = new ConcurrentHashMap<>();
  private static final Map<Key, SoftReference<Waveform>> SOUNDS = new ConcurrentHashMap<>();

  private record Key(Path folder, String name, int sampleRateHz) {}

  private SoundBank() {}

  /**
   * The sound files of a folder or {@code .zip}, sorted.
   *
   * @throws IllegalArgumentException if there are none, it cannot be listed, or some cannot be read
   *     to their end; all of these are named
   */
  static List<String> names(Path folder) {
    return NAMES.computeIfAbsent(folder.toAbsolutePath(), SoundBank::list);
  }

  private static List<String> list(Path folder) {
    try (Contents contents = Contents.open(folder)) {
      List<String> names =
          contents.names().stream()
              .filter(name -> SoundFile.isSound(name) && !FolderLayout.isHidden(name))
              .toList();
      Require.that(!names.isEmpty(), "%s: found no sound (.wav, .flac, .ogg, .mp3)", folder);
      List<String> bad = names.stream().flatMap(name -> fault(contents, name).stream()).toList();
      Require.that(
          bad.isEmpty(),
          "%s: %d of %d sounds cannot be mixed in: %s. Take them out of the folder",
          folder,
          bad.size(),
          names.size(),
          String.join("; ", bad));
      return names;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What is wrong with a file: its header, or, where it is packed, anything. */
  private static Optional<String> fault(Contents contents, String name) {
    try {
      boolean empty = new SoundFile(contents, name, MAX_FILE_BYTES).length().frames() == 0;
      return empty ? Optional.of(name + ": has no samples") : Optional.empty();
    } catch (UnreadableSampleException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * A sound at a rate, the mean of its channels.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static Waveform sound(Path folder, String name, int sampleRateHz) {
    var key = new Key(folder.toAbsolutePath(), name, sampleRateHz);
    SoftReference<Waveform> kept = SOUNDS.get(key);
    Waveform sound = kept == null ? null : kept.get();
    if (sound == null) {
      sound = Resampler.toRate(read(key), sampleRateHz);
      SOUNDS.put(key, new SoftReference<>(sound));
    }
    return sound;
  }

  private static Waveform read(Key key) {
    try (Contents contents = Contents.open(key.folder())) {
      Sound sound = new SoundFile(contents, key.name(), MAX_FILE_BYTES).all();
      return sound.mono(key.name(), OptionalInt.empty());
    } catch (IOException | UnreadableSampleException e) {
      throw new IllegalArgumentException(
          "%s: cannot be mixed in: %s. Take it out of the folder"
              .formatted(key.folder(), e.getMessage()),
          e);
    }
  }
}
