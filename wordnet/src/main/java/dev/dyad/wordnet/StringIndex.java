package dev.dyad.wordnet;

/** Finds strings in an array by hashing, with steps of one where places are taken. */
final class StringIndex {
  private final String[] strings;

  /** Index + 1 of the string at each place, 0 where there is none. */
  private final int[] places;

  StringIndex(String[] strings) {
    this.strings = strings;
    places = new int[Integer.highestOneBit(4 * Math.max(1, strings.length))];
    for (int i = 0; i < strings.length; i++) {
      int place = place(strings[i]);
      while (places[place] != 0) {
        place = next(place);
      }
      places[place] = i + 1;
    }
  }

  /** The index of a string, or -1. */
  int find(String string) {
    int place = place(string);
    while (places[place] != 0) {
      if (strings[places[place] - 1].equals(string)) {
        return places[place] - 1;
      }
      place = next(place);
    }
    return -1;
  }

  private int place(String string) {
    int hash = string.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 15) & places.length - 1;
  }

  private int next(int place) {
    return place + 1 & places.length - 1;
  }
}
