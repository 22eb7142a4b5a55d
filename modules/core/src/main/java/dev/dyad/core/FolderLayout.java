package dev.dyad.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which files belong to which split and class, from their names alone.
 *
 * <ul>
 *   <li>Folders that hold nothing but one other folder are passed through.
 *   <li>Then, folders named train, test and val (or training, testing, valid, validation) are
 *       splits, if all folders are, or if there is train and one of the others.
 *   <li>Then, folders are classes, with all that is below them; their names, sorted, of all splits
 *       together, are the label names. With fewer than two classes the data is unlabelled.
 *   <li>Files beside folders of classes or splits, hidden files, and files not named like samples
 *       are left out.
 * </ul>
 *
 * @param entries the samples, in the order of their names within each split
 * @param labelNames classes of all splits together, sorted; empty if there are fewer than two
 * @param skipped what was left out
 */
public record FolderLayout(List<Entry> entries, List<String> labelNames, List<Skipped> skipped) {
  /**
   * A file that is a sample.
   *
   * @param name relative, with '/'
   * @param split {@link DatasetReader#ALL} where there are no splits
   * @param label index into the label names
   */
  public record Entry(String name, String split, OptionalInt label) {}

  /** Stands for "in no folder" among the names of folders. */
  private static final String LOOSE = "";

  private static final Map<String, String> SPLITS =
      Map.of(
          "train",
          "train",
          "training",
          "train",
          "test",
          "test",
          "testing",
          "test",
          "val",
          "val",
          "valid",
          "val",
          "validation",
          "val");

  /** Whether a file or a folder above it begins with a dot, or is what a Mac adds to archives. */
  public static boolean isHidden(String name) {
    return Arrays.stream(name.split("/"))
        .anyMatch(
            part ->
                part.equals("__MACOSX")
                    || (part.startsWith(".") && !part.equals(".") && !part.equals("..")));
  }

  /** The usual name of a split ("valid" is "val"); the same name where it is none of these. */
  public static String canonicalSplit(String name) {
    return SPLITS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }

  private static boolean isSplit(String folder) {
    return SPLITS.containsKey(folder.toLowerCase(Locale.ROOT));
  }

  /**
   * Reads the layout.
   *
   * @param names relative names of all files, sorted
   * @param wanted whether a file that is not hidden is named like a sample
   * @param noun what a sample is called, such as "picture"
   */
  public static FolderLayout of(List<String> names, Predicate<String> wanted, String noun) {
    var skipped = new ArrayList<Skipped>();
    var samples = new ArrayList<String>();
    for (String name : names) {
      if (isHidden(name)) {
        skipped.add(new Skipped(name, "is hidden"));
      } else if (!wanted.test(name)) {
        skipped.add(new Skipped(name, "is not named like a " + noun));
      } else {
        samples.add(name);
      }
    }
    String top = commonFolder(samples);
    Map<String, List<String>> splits = splits(samples, top, skipped);
    return labelled(splits, top, skipped);
  }

  /** Passes through folders that hold nothing but one other folder. */
  private static String commonFolder(List<String> samples) {
    String prefix = "";
    while (true) {
      Set<String> folders = folders(samples, prefix);
      String first = folders.isEmpty() ? LOOSE : folders.iterator().next();
      if (folders.size() != 1 || first.equals(LOOSE) || isSplit(first)) {
        return prefix;
      }
      prefix += first + "/";
    }
  }

  /** Folders that hold samples directly or deeper, with LOOSE if there are samples beside them. */
  private static Set<String> folders(List<String> samples, String prefix) {
    var folders = new TreeSet<String>();
    samples.forEach(name -> folders.add(folder(name, prefix)));
    return folders;
  }

  private static String folder(String name, String prefix) {
    int slash = name.indexOf('/', prefix.length());
    return slash < 0 ? LOOSE : name.substring(prefix.length(), slash);
  }

  /** The samples below each split's folder; or all below the top folder. */
  private static Map<String, List<String>> splits(
      List<String> samples, String top, List<Skipped> skipped) {
    Set<String> folders = folders(samples, top);
    var found = new HashSet<String>();
    folders.stream().filter(FolderLayout::isSplit).forEach(f -> found.add(canonicalSplit(f)));
    boolean allAreSplits = folders.stream().allMatch(FolderLayout::isSplit);
    if (!allAreSplits && !(found.contains("train") && found.size() > 1)) {
      return Map.of(top, samples);
    }
    var splits = new TreeMap<String, List<String>>();
    for (String name : samples) {
      String folder = folder(name, top);
      if (isSplit(folder)) {
        splits.computeIfAbsent(top + folder + "/", p -> new ArrayList<>()).add(name);
      } else {
        skipped.add(new Skipped(name, "lies outside of the folders of the splits"));
      }
    }
    return splits;
  }

  private static FolderLayout labelled(
      Map<String, List<String>> splits, String top, List<Skipped> skipped) {
    var classes = new TreeSet<String>();
    splits.forEach((prefix, names) -> classes.addAll(folders(names, prefix)));
    classes.remove(LOOSE);
    List<String> labelNames = classes.size() < 2 ? List.of() : List.copyOf(classes);
    var labels = new TreeMap<String, OptionalInt>();
    labelNames.forEach(name -> labels.put(name, OptionalInt.of(labels.size())));
    var samples = new ArrayList<Entry>();
    splits.forEach(
        (prefix, names) -> {
          boolean flat = folders(names, prefix).equals(Set.of(LOOSE));
          String split =
              prefix.equals(top)
                  ? DatasetReader.ALL
                  : canonicalSplit(prefix.substring(top.length(), prefix.length() - 1));
          for (String name : names) {
            String folder = folder(name, prefix);
            if (folder.equals(LOOSE) && !flat && !labelNames.isEmpty()) {
              skipped.add(new Skipped(name, "lies beside the folders of the classes"));
            } else {
              samples.add(new Entry(name, split, labels.getOrDefault(folder, OptionalInt.empty())));
            }
          }
        });
    return new FolderLayout(List.copyOf(samples), labelNames, List.copyOf(skipped));
  }
}
