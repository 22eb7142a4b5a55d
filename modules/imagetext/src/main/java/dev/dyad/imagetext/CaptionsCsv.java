package dev.dyad.imagetext;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.image.ImageFolder;
import dev.dyad.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pictures and captions as a table says: {@code captions.csv}, {@code captions.tsv} or {@code
 * captions.txt} (as Kaggle has Flickr8k) in a folder or a {@code .zip}, or any such file named as
 * the path. UTF-8, the first row names the columns; a picture with several captions has several
 * rows, or several columns. Files called {@code captions_train.csv}, {@code captions_test.csv} are
 * splits.
 *
 * <p>Pictures are named by their path from the table's folder or the top, or by the end of their
 * path where only one ends so. They lie in the same folder or zip, or in zips beside the table.
 *
 * @param image column of the picture's name
 * @param captions columns of captions
 * @param label column of the class; absent for none
 * @param split column of the split; absent for none
 * @param pictures how they are read: channels and limits
 */
public record CaptionsCsv(
    String image,
    List<String> captions,
    Optional<String> label,
    Optional<String> split,
    ImageFolder pictures)
    implements DatasetReader<CaptionedImage> {
  private static final Pattern TABLE = Pattern.compile("(?i)(?:.*/)?captions[^/]*\\.(csv|tsv|txt)");
  private static final Pattern NAMED = Pattern.compile("(?i).*\\.(csv|tsv|txt)");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if no column of captions is named
   */
  public CaptionsCsv {
    captions = List.copyOf(captions);
    Require.that(!captions.isEmpty(), "captions must name a column or more, but is empty");
  }

  /** Columns named image and caption. */
  public CaptionsCsv() {
    this("image", List.of("caption"), Optional.empty(), Optional.empty(), new ImageFolder());
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isRegularFile(path) && NAMED.matcher(path.toString()).matches()
        ? TABLE.matcher(path.toString().replace('\\', '/')).matches()
        : Contents.any(path, TABLE.asMatchPredicate());
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return open(path).splits(pictures, this::table);
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all splits together. */
  @Override
  public Dataset<CaptionedImage> read(Path path, String split) throws IOException {
    return open(path).read(split, pictures, this::table);
  }

  private static CaptionSource open(Path path) throws IOException {
    boolean isTable = Files.isRegularFile(path) && NAMED.matcher(path.toString()).matches();
    return CaptionSource.open(
        path,
        isTable ? name -> true : TABLE.asMatchPredicate(),
        "captions.csv, captions.tsv or captions.txt, whose first row names the columns");
  }

  private void table(
      CaptionSource source, String file, String split, PictureFiles found, CaptionRows to)
      throws IOException {
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(source.contents().stream(file), StandardCharsets.UTF_8));
        CsvReader<CsvRecord> csv = reader(file, unmarked(text))) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw source.problem(file, "is empty", null);
      }
      Table table = table(source, file, records.next().getFields());
      while (records.hasNext()) {
        CsvRecord record = records.next();
        try {
          table.add(record, file, split, found, to);
        } catch (BadRowException e) {
          String name = file.substring(file.lastIndexOf('/') + 1);
          to.skip(name + " line " + record.getStartingLineNumber(), e.getMessage());
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw source.problem(file, e.getMessage(), e);
    }
  }

  /** Without the byte order mark that some programs begin a file with. */
  private static BufferedReader unmarked(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private static CsvReader<CsvRecord> reader(String file, BufferedReader text) {
    return CsvReader.builder()
        .fieldSeparator(file.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',')
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .ignoreDifferentFieldCount(true)
        .acceptCharsAfterQuotes(true)
        .ofCsvRecord(text);
  }

  private Table table(CaptionSource source, String file, List<String> header) throws IOException {
    try {
      var places = new ArrayList<Integer>();
      for (String caption : captions) {
        places.add(place(caption, header));
      }
      return new Table(
          header.size(),
          place(image, header),
          List.copyOf(places),
          label.isPresent() ? Optional.of(place(label.get(), header)) : Optional.empty(),
          split.isPresent() ? Optional.of(place(split.get(), header)) : Optional.empty());
    } catch (BadRowException e) {
      throw source.problem(file, e.getMessage(), e);
    }
  }

  private static int place(String column, List<String> header) throws BadRowException {
    if (!header.contains(column)) {
      throw new BadRowException(
          "no column '%s' in the first row. %s".formatted(column, Nearest.hint(column, header)));
    }
    return header.indexOf(column);
  }

  /** Where columns are. */
  private record Table(
      int columns,
      int image,
      List<Integer> captions,
      Optional<Integer> label,
      Optional<Integer> split) {

    void add(CsvRecord row, String file, String fileSplit, PictureFiles found, CaptionRows to)
        throws BadRowException {
      if (row.getFieldCount() != columns) {
        throw new BadRowException(
            "has %d columns, but the first row %d. Put captions with commas into quotes"
                .formatted(row.getFieldCount(), columns));
      }
      String picture = found.find(row.getField(image), file);
      var texts = new ArrayList<Text>();
      for (int place : captions) {
        if (captions.size() == 1 || !row.getField(place).isBlank()) {
          texts.add(CaptionRows.caption(row.getField(place)));
        }
      }
      if (texts.isEmpty()) {
        throw new BadRowException("the captions are empty");
      }
      to.add(
          picture, texts, word(row, split, "split").orElse(fileSplit), word(row, label, "label"));
    }

    private static Optional<String> word(CsvRecord row, Optional<Integer> place, String what)
        throws BadRowException {
      Optional<String> word = place.map(p -> row.getField(p).strip());
      if (word.equals(Optional.of(""))) {
        throw new BadRowException("the " + what + " is empty");
      }
      return word;
    }
  }
}
