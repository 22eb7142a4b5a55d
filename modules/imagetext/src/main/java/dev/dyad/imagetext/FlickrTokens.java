package dev.dyad.imagetext;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.image.ImageFolder;
import dev.dyad.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flickr8k and Flickr30k as their authors gave them: {@code Flickr8k.token.txt} or {@code
 * results_20130124.token}, with {@code NAME.jpg#0}, a tab and a caption on each line, and the
 * photos in the same folder or zip. Where {@code Flickr_8k.trainImages.txt}, {@code …devImages.txt}
 * and {@code …testImages.txt} lie beside, they are the splits, and photos that none of them lists
 * are left out.
 *
 * @param pictures how they are read: channels and limits
 * @see <a href="https://doi.org/10.1613/jair.3994">Hodosh, Young and Hockenmaier 2013</a>
 */
public record FlickrTokens(ImageFolder pictures) implements DatasetReader<CaptionedImage> {
  private static final Pattern TOKENS = Pattern.compile("(?:.*/)?[^/]*\\.token(?:\\.txt)?");
  private static final Pattern LIST =
      Pattern.compile("(?:.*/)?Flickr_?\\d+k\\.(train|dev|test)Images\\.txt");
  private static final int MOST_LIST_BYTES = 16 << 20;

  /** RGB pictures of up to 100 million pixels. */
  public FlickrTokens() {
    this(new ImageFolder());
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isDirectory(path) ? anyAtTop(path) : Contents.any(path, TOKENS.asMatchPredicate());
  }

  /** Looks at the top of a folder first: thousands of photos may come before the captions. */
  private static boolean anyAtTop(Path folder) {
    try (var files = Files.newDirectoryStream(folder, "*.token{,.txt}")) {
      return files.iterator().hasNext() || Contents.any(folder, TOKENS.asMatchPredicate());
    } catch (IOException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return open(path).splits(pictures, this::captions);
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<CaptionedImage> read(Path path, String split) throws IOException {
    return open(path).read(split, pictures, this::captions);
  }

  private static CaptionSource open(Path path) throws IOException {
    return CaptionSource.open(path, TOKENS.asMatchPredicate(), "Flickr8k.token.txt");
  }

  private void captions(
      CaptionSource source, String file, String split, PictureFiles found, CaptionRows to)
      throws IOException {
    Map<String, String> splits = listed(source.contents());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(source.contents().stream(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          int tab = line.indexOf('\t');
          int hash = line.lastIndexOf('#', Math.max(tab, 0));
          if (hash < 1) {
            throw new BadRowException("must be NAME.jpg#0, a tab and a caption");
          }
          String name = line.substring(0, hash);
          List<Text> caption = List.of(CaptionRows.caption(line.substring(tab + 1)));
          String picture = found.find(name, file);
          if (!splits.isEmpty() && !splits.containsKey(name)) {
            throw new BadRowException("is in none of the authors' splits");
          }
          to.add(picture, caption, splits.getOrDefault(name, split), Optional.empty());
        } catch (BadRowException e) {
          to.skip(file.substring(file.lastIndexOf('/') + 1) + " line " + number, e.getMessage());
        }
      }
    }
  }

  /** The split of each photo that the authors' lists name. */
  private static Map<String, String> listed(Contents contents) throws IOException {
    var splits = new HashMap<String, String>();
    for (String name : contents.names()) {
      Matcher list = LIST.matcher(name);
      if (list.matches()) {
        String all = new String(contents.bytes(name, MOST_LIST_BYTES), StandardCharsets.UTF_8);
        all.lines().map(String::strip).forEach(photo -> splits.put(photo, list.group(1)));
      }
    }
    return splits;
  }
}
