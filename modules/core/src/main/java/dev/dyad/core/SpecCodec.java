package dev.dyad.core;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /**
   * A codec for the given records, the combinators, and all changes nested in the records.
   *
   * @param subject what the records belong to, for error messages, such as "modality 'image'"
   * @param records record classes, known by their simple names
   * @throws IllegalArgumentException if a class is no record, or two of one kind share a name
   */
  public SpecCodec(String subject, Collection<? extends Class<?>> records) {
    known = new KnownRecords(subject);
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

  /** A codec for everything that a modality brings along. */
  public static SpecCodec of(Modality<?> modality) {
    return new SpecCodec("modality '" + modality.name() + "'", records(modality));
  }

  /** The record classes that a modality brings along: augmentations, presets, readers, collator. */
  public static List<Class<?>> records(Modality<?> modality) {
    var records = new ArrayList<Class<?>>(modality.augmentations());
    records.addAll(modality.presets());
    modality.readers().forEach(r -> records.add(r.getClass()));
    records.add(modality.collator().getClass());
    return records;
  }

  /** Names of the registered records of a kind, sorted. */
  public List<String> names(Class<?> kind) {
    return known.names(kind);
  }

  /**
   * A record's name with its settings: their defaults, or only their names where one has to be
   * given.
   *
   * @throws IllegalArgumentException if there is no such record of that kind
   */
  public String signature(Class<?> kind, String name) {
    Class<?> type = known.named(kind, name);
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
    return new TreeWriter(known).tree(spec);
  }

  /**
   * The value of a given kind that a tree describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public <S> S fromTree(Class<S> kind, Object tree) {
    return new TreeReader(known).read(kind, SpecText.notTooDeep(tree));
  }
}
