package dev.dyad.imagetext;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Skipped;
import dev.dyad.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Captions as they are read, one after the other, gathered by picture in the order in which
 * pictures are first named. The bad ones are noted with their place and why.
 */
final class CaptionRows {
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /** What was read of one picture. */
  private record Row(List<Text> captions, String split, Optional<String> label) {}

  /**
   * The text of a caption.
   *
   * @throws BadRowException if it is blank, or was not UTF-8, or has a NUL
   */
  static Text caption(String content) throws BadRowException {
    String words = content.strip();
    if (words.isEmpty()) {
      throw new BadRowException("the caption is empty");
    }
    if (words.indexOf('\uFFFD') >= 0) {
      throw new BadRowException("not UTF-8 at character " + (words.indexOf('\uFFFD') + 1));
    }
    if (words.indexOf('\0') >= 0) {
      throw new BadRowException("a NUL byte at character " + (words.indexOf('\0') + 1));
    }
    try {
      return Text.of(words);
    } catch (IllegalArgumentException e) { // half a surrogate pair, written as \ud83d in JSON
      throw new BadRowException(e.getMessage());
    }
  }

  /**
   * Keeps captions of a picture; what it has already once is not kept twice.
   *
   * @param split {@link DatasetReader#ALL} where the data has none
   * @throws BadRowException if earlier rows give the picture another split or label
   */
  void add(String picture, List<Text> captions, String split, Optional<String> label)
      throws BadRowException {
    Row row = rows.computeIfAbsent(picture, p -> new Row(new ArrayList<>(), split, label));
    if (!row.split().equals(split) || !row.label().equals(label)) {
      throw new BadRowException(
          "the picture '%s' has another split or label in an earlier row".formatted(picture));
    }
    captions.stream().filter(c -> !row.captions().contains(c)).forEach(row.captions()::add);
  }

  /** Notes something that is left out. */
  void skip(String place, String reason) {
    skipped.add(new Skipped(place, reason));
  }

  /** Notes what was left out elsewhere. */
  void skip(List<Skipped> others) {
    skipped.addAll(others);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Splits in alphabetical order. */
  List<String> splits() {
    return rows.values().stream().map(Row::split).distinct().sorted().toList();
  }

  /** The pictures of a split, or all; classes, of all splits together, in alphabetical order. */
  Dataset<CaptionedImage> dataset(PictureFiles pictures, String split) {
    var names = new TreeSet<String>();
    rows.values().forEach(row -> row.label().ifPresent(names::add));
    List<String> labelNames = List.copyOf(names);
    var entries = new ArrayList<CaptionedFiles.Entry>();
    rows.forEach(
        (name, row) -> {
          if (split.equals(DatasetReader.ALL) || row.split().equals(split)) {
            OptionalInt label =
                row.label()
                    .map(l -> OptionalInt.of(labelNames.indexOf(l)))
                    .orElseGet(OptionalInt::empty);
            entries.add(new CaptionedFiles.Entry(name, List.copyOf(row.captions()), label));
          }
        });
    return new CaptionedFiles(pictures, entries, labelNames, skipped);
  }
}
