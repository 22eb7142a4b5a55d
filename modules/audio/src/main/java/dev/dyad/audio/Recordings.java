package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import dev.dyad.core.UnreadableSampleException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Sound files or segments of them, decoded when asked for. */
record Recordings(
    Contents contents,
    List<Part> parts,
    List<String> labelNames,
    List<Skipped> skipped,
    Decoding decoding,
    DecodedFiles files)
    implements Dataset<Clip>, Closeable {

  /** A whole file, or some of its frames. */
  record Part(String id, String file, OptionalInt label, long firstFrame, long frames) {}

  /** What a reader found. */
  record Found(List<FolderLayout.Entry> entries, List<String> labelNames, List<Skipped> skipped) {}

  /**
   * Opens what was found.
   *
   * @throws IOException if a decoder is missing
   */
  static Recordings open(
      Contents contents, Found found, Decoding decoding, Optional<Sliding> sliding)
      throws IOException {
    var skipped = new ArrayList<Skipped>(contents.skipped());
    skipped.addAll(found.skipped());
    var parts = new ArrayList<Part>();
    var files = new DecodedFiles(contents, decoding.maxFileBytes());
    for (FolderLayout.Entry entry : found.entries()) {
      Packing.check(entry.name());
      if (sliding.isEmpty()) {
        parts.add(new Part(entry.name(), entry.name(), entry.label(), 0, Long.MAX_VALUE));
        continue;
      }
      try {
        parts.addAll(segments(entry, files.length(entry.name()), sliding.get()));
      } catch (UnreadableSampleException e) {
        skipped.add(new Skipped(e.sampleId(), e.reason()));
      }
    }
    return new Recordings(
        contents, List.copyOf(parts), found.labelNames(), List.copyOf(skipped), decoding, files);
  }

  private static List<Part> segments(
      FolderLayout.Entry entry, SoundFile.Length length, Sliding sliding) {
    int rate = length.sampleRateHz();
    int count = sliding.count(length.frames(), rate);
    if (count > Sliding.MOST_SEGMENTS) {
      throw new UnreadableSampleException(
          entry.name(),
          "has more than %d segments, the limit. Raise hopMs".formatted(Sliding.MOST_SEGMENTS));
    }
    var parts = new ArrayList<Part>();
    for (int i = 0; i < count; i++) {
      long start = sliding.start(i, rate);
      String id = String.format(Locale.ROOT, "%s#%.3fs", entry.name(), (double) start / rate);
      parts.add(new Part(id, entry.name(), entry.label(), start, sliding.length(rate)));
    }
    return parts;
  }

  @Override
  public int size() {
    return parts.size();
  }

  @Override
  public Sample<Clip> get(int index) {
    Part part = parts.get(index);
    try {
      boolean whole = part.firstFrame() == 0 && part.frames() == Long.MAX_VALUE;
      Sound sound =
          whole
              ? files.all(part.file())
              : files.part(part.file(), part.firstFrame(), part.frames());
      return new Sample<>(part.id(), decoding.apply(part.id(), sound), part.label());
    } catch (UnreadableSampleException e) {
      throw part.id().equals(e.sampleId())
          ? e
          : new UnreadableSampleException(part.id(), e.reason());
    }
  }

  @Override
  public String id(int index) {
    return parts.get(index).id();
  }

  @Override
  public OptionalInt label(int index) {
    return parts.get(index).label();
  }

  @Override
  public void close() throws IOException {
    contents.close();
  }
}
