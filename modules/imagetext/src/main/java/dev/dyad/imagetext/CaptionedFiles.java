package dev.dyad.imagetext;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import dev.dyad.text.Text;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Pictures with their captions; pictures are decoded when asked for. */
record CaptionedFiles(
    PictureFiles pictures, List<Entry> entries, List<String> labelNames, List<Skipped> skipped)
    implements Dataset<CaptionedImage>, Closeable {
  /** A picture by name, and what is known of it. */
  record Entry(String name, List<Text> captions, OptionalInt label) {}

  CaptionedFiles {
    entries = List.copyOf(entries);
    labelNames = List.copyOf(labelNames);
    skipped = List.copyOf(skipped);
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public Sample<CaptionedImage> get(int index) {
    Entry entry = entries.get(index);
    var value = CaptionedImage.of(pictures.read(entry.name()), entry.captions());
    return new Sample<>(entry.name(), value, entry.label());
  }

  @Override
  public String id(int index) {
    return entries.get(index).name();
  }

  @Override
  public OptionalInt label(int index) {
    return entries.get(index).label();
  }

  @Override
  public void close() throws IOException {
    pictures.close();
  }
}
