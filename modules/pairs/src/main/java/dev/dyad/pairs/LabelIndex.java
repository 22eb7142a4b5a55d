package dev.dyad.pairs;

import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import dev.dyad.core.UnreadableSampleException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The samples of each class of a labelled data set; unlabelled samples, samples whose label cannot
 * be read, and empty classes are left out.
 */
final class LabelIndex {
  private final List<int[]> classes;
  private final int[] classOf;

  /**
   * Asks for every label once.
   *
   * @param skips notes samples whose label cannot be read
   */
  LabelIndex(Dataset<?> data, SkipLog skips) {
    var members = new ArrayList<List<Integer>>();
    data.labelNames().forEach(name -> members.add(new ArrayList<>()));
    int[] labels = new int[data.size()];
    for (int i = 0; i < data.size(); i++) {
      OptionalInt label = label(data, i, skips);
      labels[i] = label.orElse(-1);
      if (label.isPresent()) {
        members.get(label.getAsInt()).add(i);
      }
    }
    classes = new ArrayList<>();
    int[] place = new int[members.size()];
    for (int label = 0; label < place.length; label++) {
      place[label] = members.get(label).isEmpty() ? -1 : classes.size();
      if (place[label] >= 0) {
        classes.add(members.get(label).stream().mapToInt(Integer::intValue).toArray());
      }
    }
    classOf = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classOf[i] = labels[i] < 0 ? -1 : place[labels[i]];
    }
  }

  private static OptionalInt label(Dataset<?> data, int index, SkipLog skips) {
    try {
      return data.label(index);
    } catch (UnreadableSampleException e) {
      skips.add(e);
      return OptionalInt.empty();
    }
  }

  /**
   * This index, if it has enough classes.
   *
   * @throws IllegalArgumentException otherwise
   */
  LabelIndex needing(int classCount, String what) {
    Require.that(
        classes.size() >= classCount,
        "%s needs samples of at least %d classes, but the data has %d. "
            + "Use labelled data, or a method that needs no labels",
        what,
        classCount,
        classes.size());
    return this;
  }

  int classCount() {
    return classes.size();
  }

  /** Indices of the samples of a class. */
  int[] members(int classIndex) {
    return classes.get(classIndex);
  }

  /** The class of a sample, -1 if it has no label. */
  int classOf(int sample) {
    return classOf[sample];
  }
}
