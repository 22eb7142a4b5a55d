package dev.dyad.image;

import dev.dyad.core.DatasetReader;
import dev.dyad.core.Skipped;
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
import java.util.regex.Pattern;

/**
 * Which pictures belong to which split and class, from their names alone; the rules are those of
 * {@link ImageFolder}.
 *
 * @param labelNames classes of all splits together, sorted; empty if there are fewer than two
 */
record FolderLayout(List<Picture> pictures, List<String> labelNames, List<Skipped> skipped) {
  /** A picture file; the split is {@link DatasetReader#ALL} where there are no splits. */
  record Picture(String name, String split, OptionalInt label) {}

  /** Stands for "in no folder" among the names of folders. */
  private static final String LOOSE = "";

  private static final Pattern PICTURE =
      Pattern.compile(".*\\.(jpe?g|jpe|jfif|png|bmp|dib|webp|tiff?)", Pattern.CASE_INSENSITIVE);

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

  static boolean isPicture(String name) {
    return PICTURE.matcher(name).matches() && !isHidden(name);
  }

  private static boolean isHidden(String name) {
    return Arrays.stream(name.split("/"))
        .anyMatch(
            part ->
                part.equals("__MACOSX")
                    || (part.startsWith(".") && !part.equals(".") && !part.equals("..")));
  }

  /** The usual name of a split ("valid" is "val"); the same name where it is none of these. */
  static String canonicalSplit(String name) {
    return SPLITS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }

  private static boolean isSplit(String folder) {
    return SPLITS.containsKey(folder.toLowerCase(Locale.ROOT));
  }

  /**
   * Reads the layout.
   *
   * @param names relative names of all files, sorted
   */
  static FolderLayout of(List<String> names) {
    var skipped = new ArrayList<Skipped>();
    var pictures = new ArrayList<String>();
    for (String name : names) {
      if (isPicture(name)) {
        pictures.add(name);
      } else {
        skipped.add(
            new Skipped(name, isHidden(name) ? "is hidden" : "is not named like a picture"));
      }
    }
    String top = commonFolder(pictures);
    Map<String, List<String>> splits = splits(pictures, top, skipped);
    return labelled(splits, top, skipped);
  }

  /** Passes through folders that hold nothing but one other folder. */
  private static String commonFolder(List<String> pictures) {
    String prefix = "";
    while (true) {
      Set<String> folders = folders(pictures, prefix);
      String first = folders.isEmpty() ? LOOSE : folders.iterator().next();
      if (folders.size() != 1 || first.equals(LOOSE) || isSplit(first)) {
        return prefix;
      }
      prefix += first + "/";
    }
  }

  /**
   * Folders that hold pictures directly or deeper, with LOOSE if there are pictures beside them.
   */
  private static Set<String> folders(List<String> pictures, String prefix) {
    var folders = new TreeSet<String>();
    pictures.forEach(name -> folders.add(folder(name, prefix)));
    return folders;
  }

  private static String folder(String name, String prefix) {
    int slash = name.indexOf('/', prefix.length());
    return slash < 0 ? LOOSE : name.substring(prefix.length(), slash);
  }

  /** The pictures below each split's folder; or all below the top folder. */
  private static Map<String, List<String>> splits(
      List<String> pictures, String top, List<Skipped> skipped) {
    Set<String> folders = folders(pictures, top);
    var found = new HashSet<String>();
    folders.stream().filter(FolderLayout::isSplit).forEach(f -> found.add(canonicalSplit(f)));
    boolean allAreSplits = folders.stream().allMatch(FolderLayout::isSplit);
    if (!allAreSplits && !(found.contains("train") && found.size() > 1)) {
      return Map.of(top, pictures);
    }
    var splits = new TreeMap<String, List<String>>();
    for (String name : pictures) {
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
    var pictures = new ArrayList<Picture>();
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
              pictures.add(
                  new Picture(name, split, labels.getOrDefault(folder, OptionalInt.empty())));
            }
          }
        });
    return new FolderLayout(List.copyOf(pictures), labelNames, List.copyOf(skipped));
  }
}
