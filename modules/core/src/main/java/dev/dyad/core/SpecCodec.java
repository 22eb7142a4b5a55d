package dev.dyad.core;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Records as text and as trees (of maps, lists, strings, numbers, booleans: what YAML and JSON
 * hold), and back: {@code read(write(x)).equals(x)} for every registered record.
 *
 * <p>Names are read whatever their case and hyphens. Text looks like {@code Maybe(p=0.5,
 * step=Grayscale())}; the same as a tree is {@code {Maybe: {p: 0.5, step: Grayscale}}}. Settings
 * that are left out keep the value that the record's shorter constructor gives them. A list where
 * an augmentation is expected is a {@link Sequence}.
 */
public final class SpecCodec {
  private final KnownRecords known;
  private final Class<?> values;
  private final UnaryOperator<Path> reading;
  private final UnaryOperator<Path> writing;

  /**
   * A codec for the given records, the combinators, and all changes nested in the records.
   *
   * @param subject what the records belong to, for error messages, such as "modality 'image'"
   * @param records record classes, known by their simple names
   * @throws IllegalArgumentException if a class is no record, or two of one kind share a name
   */
  public SpecCodec(String subject, Collection<? extends Class<?>> records) {
    this(
        new KnownRecords(subject),
        ValueTypes.ANY,
        UnaryOperator.identity(),
        UnaryOperator.identity());
    List.of(
            Sequence.class,
            Maybe.class,
            OneOf.class,
            SomeOf.class,
            SamePipeline.class,
            PerView.class)
        .forEach(known::add);
    records.forEach(known::add);
  }

  private SpecCodec(
      KnownRecords known,
      Class<?> values,
      UnaryOperator<Path> reading,
      UnaryOperator<Path> writing) {
    this.known = known;
    this.values = values;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * This codec for a file in a folder: a relative path that exists in the folder is read as lying
   * there, others as they are; a path into the folder is written relative to it, so that the folder
   * can be moved.
   */
  public SpecCodec within(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    return new SpecCodec(
        known,
        values,
        path -> Files.exists(home.resolve(path)) ? home.resolve(path).normalize() : path,
        path -> {
          Path whole = path.toAbsolutePath().normalize();
          return whole.startsWith(home) && !whole.equals(home) ? home.relativize(whole) : path;
        });
  }

  /**
   * This codec for values of a type: a record for other values, such as an augmentation of pictures
   * among those of texts, is known only inside a setting that asks for such.
   */
  public SpecCodec forValues(Class<?> type) {
    return new SpecCodec(known, type, reading, writing);
  }

  /** A codec for everything that a modality brings along. */
  public static SpecCodec of(Modality<?> modality) {
    return new SpecCodec("modality '" + modality.name() + "'", records(modality))
        .forValues(modality.type());
  }

  /**
   * The record classes that a modality brings along: augmentations, presets, readers, collators;
   * and augmentations and collators of its parts.
   */
  public static List<Class<?>> records(Modality<?> modality) {
    var records = new ArrayList<Class<?>>(modality.augmentations());
    records.addAll(modality.presets());
    modality.readers().forEach(r -> records.add(r.getClass()));
    modality.pairReaders().forEach(r -> records.add(r.getClass()));
    records.add(modality.collator().getClass());
    records.addAll(modality.furtherCollators());
    for (Modality<?> part : modality.parts()) {
      records.addAll(part.augmentations());
      records.add(part.collator().getClass());
      records.addAll(part.furtherCollators());
    }
    return records;
  }

  /** Names of the registered records of a kind for this codec's values, sorted. */
  public List<String> names(Class<?> kind) {
    return known.names(kind, values);
  }

  /**
   * A record's name with its settings: their defaults, or only their names where one has to be
   * given.
   *
   * @throws IllegalArgumentException if there is no such record of that kind
   */
  public String signature(Class<?> kind, String name) {
    Class<?> type = known.named(kind, values, name);
    try {
      return write(Records.create(type, Map.of()));
    } catch (IllegalArgumentException needsSettings) {
      return Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"));
    }
  }

  /**
   * The text form of a registered record.
   *
   * @throws IllegalArgumentException if a record is not registered, or nested too deep to be read
   */
  public String write(Object spec) {
    return SpecText.print(toTree(spec));
  }

  /**
   * The record that a text describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public Object read(String text) {
    return fromTree(Object.class, SpecText.parse(text));
  }

  /**
   * The record of a given kind that a text describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public <S> S read(Class<S> kind, String text) {
    return fromTree(kind, SpecText.parse(text));
  }

  /**
   * The tree form: records as {@code {Name: {setting: value}}}.
   *
   * @throws IllegalArgumentException if a record is not registered, or nested too deep to be read
   */
  public Object toTree(Object spec) {
    return new TreeWriter(known, writing).tree(spec);
  }

  /**
   * The value of a given kind that a tree describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public <S> S fromTree(Class<S> kind, Object tree) {
    return new TreeReader(known, reading).read(kind, values, SpecText.notTooDeep(tree));
  }
}
