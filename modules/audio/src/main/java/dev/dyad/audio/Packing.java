package dev.dyad.audio;

import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Compressed formats, whose decoders are libraries of their own (LGPL) that need not be there. */
enum Packing {
  OGG("ogg|oga", "com.jcraft.jorbis.Info", "com.googlecode.soundlibs:jorbis:0.0.17.4") {
    @Override
    boolean begins(byte[] start) {
      return text(start, "OggS");
    }

    @Override
    Sound unpack(String id, byte[] content, long maxBytes) {
      return new OggVorbis(id, content, maxBytes).decode();
    }
  },
  MP3("mp3", "javazoom.jl.decoder.Decoder", "com.googlecode.soundlibs:jlayer:1.0.1.4") {
    @Override
    boolean begins(byte[] start) {
      return text(start, "ID3") || Mp3.isSync(start, 0);
    }

    @Override
    Sound unpack(String id, byte[] content, long maxBytes) throws IOException {
      return Mp3.decode(id, content, maxBytes);
    }
  };

  private final String endings;
  private final String type;
  private final String artifact;

  Packing(String endings, String type, String artifact) {
    this.endings = endings;
    this.type = type;
    this.artifact = artifact;
  }

  /** Whether a file that starts like this is of this format. */
  abstract boolean begins(byte[] start);

  abstract Sound unpack(String id, byte[] content, long maxBytes) throws IOException;

  private static boolean text(byte[] start, String wanted) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(wanted);
  }

  private boolean isThere() {
    try {
      Class.forName(type, false, Packing.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private String missing() {
    return "%s needs a decoder that is not on the class path: %s (LGPL). Add it, or convert to WAV"
        .formatted(name(), artifact);
  }

  /**
   * Stops before any work where a file of that name needs a decoder that is not there.
   *
   * @throws IOException naming the library to add
   */
  static void check(String name) throws IOException {
    for (Packing packing : values()) {
      boolean ofThis = name.toLowerCase(Locale.ROOT).matches(".*\\.(" + packing.endings + ")");
      if (ofThis && !packing.isThere()) {
        throw new IOException(name + ": " + packing.missing());
      }
    }
  }

  /**
   * Decodes a file.
   *
   * @param maxBytes the most that it may unpack to, four bytes a sample
   * @throws UnreadableSampleException saying what is wrong
   */
  Sound decode(String id, byte[] content, long maxBytes) throws IOException {
    if (!isThere()) {
      throw new UnreadableSampleException(id, missing());
    }
    try {
      return unpack(id, content, maxBytes);
    } catch (UnreadableSampleException e) {
      throw e;
    } catch (RuntimeException e) { // the decoders run out of their arrays on damaged files
      throw new UnreadableSampleException(id, "is damaged: its %s data: %s".formatted(name(), e));
    }
  }
}
