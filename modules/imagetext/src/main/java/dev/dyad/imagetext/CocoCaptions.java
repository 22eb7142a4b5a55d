package dev.dyad.imagetext;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.image.ImageFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Captions as COCO has them: {@code captions_train2017.json}, {@code captions_val2017.json},
 * usually in a folder {@code annotations}, beside folders of pictures; in a folder or a {@code
 * .zip}, or one such file named as the path. With more than one file each is a split.
 *
 * @param pictures how they are read: channels and limits
 * @see <a href="https://cocodataset.org/#format-data">the format</a>
 */
public record CocoCaptions(ImageFolder pictures) implements DatasetReader<CaptionedImage> {
  private static final Pattern FILE = Pattern.compile("(?i)(?:.*/)?captions[^/]*\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RGB pictures of up to 100 million pixels. */
  public CocoCaptions() {
    this(new ImageFolder());
  }

  @Override
  public boolean accepts(Path path) {
    return Contents.any(path, FILE.asMatchPredicate());
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return open(path).splits(pictures, CocoCaptions::file);
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<CaptionedImage> read(Path path, String split) throws IOException {
    return open(path).read(split, pictures, CocoCaptions::file);
  }

  private static CaptionSource open(Path path) throws IOException {
    return CaptionSource.open(path, FILE.asMatchPredicate(), "captions_*.json");
  }

  /** One annotation, kept until the pictures are known, which may come after it. */
  private record Caption(int number, long image, String words) {}

  private static void file(
      CaptionSource source, String file, String split, PictureFiles found, CaptionRows to)
      throws IOException {
    var names = new HashMap<Long, String>();
    var captions = new ArrayList<Caption>();
    try (InputStream in = source.contents().stream(file);
        JsonParser parser = JSON.getFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw source.problem(file, "must be an object with images and annotations", null);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY && key.equals("images")) {
          images(parser, names);
        } else if (value == JsonToken.START_ARRAY && key.equals("annotations")) {
          annotations(parser, captions);
        } else {
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw source.problem(
          file,
          "not JSON at line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
    String last = file.substring(file.lastIndexOf('/') + 1);
    for (Caption caption : captions) {
      try {
        add(caption, names, file, split, found, to);
      } catch (BadRowException e) {
        to.skip(last + " annotation " + caption.number(), e.getMessage());
      }
    }
  }

  private static void images(JsonParser parser, Map<Long, String> names) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode image = JSON.readTree(parser);
      if (image.path("id").isIntegralNumber() && image.path("file_name").isTextual()) {
        names.put(image.path("id").longValue(), image.path("file_name").textValue());
      }
    }
  }

  private static void annotations(JsonParser parser, List<Caption> captions) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode one = JSON.readTree(parser);
      long image = one.path("image_id").asLong(Long.MIN_VALUE);
      captions.add(new Caption(captions.size() + 1, image, one.path("caption").asText("")));
    }
  }

  private static void add(
      Caption caption,
      Map<Long, String> names,
      String file,
      String split,
      PictureFiles found,
      CaptionRows to)
      throws BadRowException {
    String name = names.get(caption.image());
    if (name == null) {
      throw new BadRowException(
          caption.image() == Long.MIN_VALUE
              ? "has no image_id"
              : "there is no image of the id " + caption.image());
    }
    var text = CaptionRows.caption(caption.words());
    to.add(found.find(name, file), List.of(text), split, Optional.empty());
  }
}
