package dev.dyad.audio;

import dev.dyad.core.Contents;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parts of sound files. Of a format that can only be decoded from its start, the whole is kept as
 * long as there is memory, so that its next segment costs nothing. Safe for several threads.
 */
final class DecodedFiles {
  private final Contents contents;
  private final long maxFileBytes;
  private final Map<String, SoftReference<Sound>> kept = new ConcurrentHashMap<>();

  DecodedFiles(Contents contents, long maxFileBytes) {
    this.contents = contents;
    this.maxFileBytes = maxFileBytes;
  }

  /** A whole file; it is not kept. */
  Sound all(String name) {
    return file(name).all();
  }

  /** Some of a file. */
  Sound part(String name, long firstFrame, long frames) {
    SoftReference<Sound> reference = kept.get(name);
    Sound whole = reference == null ? null : reference.get();
    return whole != null
        ? whole.part(firstFrame, frames)
        : file(name).part(firstFrame, frames, sound -> kept.put(name, new SoftReference<>(sound)));
  }

  SoundFile.Length length(String name) {
    return file(name).length();
  }

  private SoundFile file(String name) {
    return new SoundFile(contents, name, maxFileBytes);
  }
}
