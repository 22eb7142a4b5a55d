package dev.dyad.image;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import dev.dyad.core.UnreadableSampleException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Picture files, decoded when asked for. */
record ImageFiles(
    Contents contents,
    List<FolderLayout.Entry> pictures,
    List<String> labelNames,
    List<Skipped> skipped,
    ImageFolder settings)
    implements Dataset<Image>, Closeable {

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public Sample<Image> get(int index) {
    FolderLayout.Entry picture = pictures.get(index);
    Image stored = new Decoder(settings.maxPixels()).decode(picture.name(), bytes(picture.name()));
    return new Sample<>(picture.name(), settings.channels().of(stored), picture.label());
  }

  private byte[] bytes(String name) {
    try {
      return contents.bytes(name, settings.maxFileBytes());
    } catch (IOException e) {
      throw new UnreadableSampleException(name, "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public String id(int index) {
    return pictures.get(index).name();
  }

  @Override
  public OptionalInt label(int index) {
    return pictures.get(index).label();
  }

  @Override
  public void close() throws IOException {
    contents.close();
  }
}
