package dev.dyad.image;

import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of images and the file of their labels, if there is one. */
record IdxPair(String split, String images, Optional<String> labels) {
  private static final Pattern IMAGES =
      Pattern.compile(
          "(?:.*/)?([^/]*?)[-_.]?images?[-_.]idx3[-_.]ubyte(?:\\.gz)?", Pattern.CASE_INSENSITIVE);

  static boolean isImages(String name) {
    return IMAGES.matcher(name).matches();
  }

  /** Images under a name that says nothing. */
  static IdxPair unnamed(String images) {
    return new IdxPair(DatasetReader.ALL, images, Optional.empty());
  }

  /** All pairs, in the order of their names. */
  static List<IdxPair> find(List<String> names) {
    Set<String> all = new TreeSet<>(names);
    var stems = new ArrayList<String>();
    var images = new ArrayList<String>();
    for (String name : all) {
      Matcher matcher = IMAGES.matcher(name);
      boolean packedTwin =
          name.endsWith(".gz") && all.contains(name.substring(0, name.length() - 3));
      if (matcher.matches() && !packedTwin) {
        stems.add(matcher.group(1).isEmpty() ? DatasetReader.ALL : matcher.group(1));
        images.add(name);
      }
    }
    List<String> usual = stems.stream().map(IdxPair::usualSplit).toList();
    var pairs = new ArrayList<IdxPair>();
    for (int i = 0; i < images.size(); i++) {
      boolean alone = Collections.frequency(usual, usual.get(i)) == 1;
      String labels =
          labelsFor(images.get(i)).stream().filter(all::contains).findFirst().orElse("");
      pairs.add(
          new IdxPair(
              alone ? usual.get(i) : stems.get(i),
              images.get(i),
              Optional.of(labels).filter(name -> !name.isEmpty())));
    }
    return pairs;
  }

  /** "train" for "train" and "emnist-letters-train", "test" for "t10k". */
  private static String usualSplit(String stem) {
    String last = stem.replaceFirst(".*[-_.]", "").toLowerCase(Locale.ROOT);
    String split = last.equals("t10k") ? "test" : FolderLayout.canonicalSplit(last);
    return Set.of("train", "test", "val").contains(split) ? split : stem;
  }

  /** Names that the labels of these images may have. */
  static List<String> labelsFor(String images) {
    int slash = images.lastIndexOf('/') + 1;
    String plain =
        images.substring(0, slash)
            + images
                .substring(slash)
                .replaceFirst("(?i)images?([-_.])idx3", "labels$1idx1")
                .replaceFirst("(?i)\\.gz$", "");
    return List.of(plain, plain + ".gz");
  }

  /** The pictures with their labels. */
  PackedImages read(IdxFile file) throws IOException {
    PackedImages pictures = file.images(images, split);
    if (labels.isEmpty()) {
      return pictures;
    }
    int[] values = file.labels(labels.get());
    if (values.length != pictures.count()) {
      throw file.broken(
          labels.get(),
          "expected %d labels, as many as images in %s, but found %d"
              .formatted(pictures.count(), images, values.length));
    }
    return new PackedImages(
        split, pictures.count(), pictures.width(), pictures.height(), 1, pictures.pixels(), values);
  }
}
