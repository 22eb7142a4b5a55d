package dev.dyad.core;

import java.util.random.RandomGenerator;

/** Strings that are likely to upset a parser. */
final class OddText {
  private static final String[] PARTS = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\"",
    "\\",
    "\\u",
    "\\u0",
    " ",
    "\n",
    "\t",
    "\r",
    "..",
    ".",
    "-",
    "+",
    "$",
    "_",
    "0",
    "1",
    "7",
    "e",
    "E",
    "f",
    "x",
    "a",
    "Add",
    "bound",
    "true",
    "NaN",
    "Infinity",
    "null",
    "ä",
    "ß",
    "Σ",
    "漢",
    "😀",
    "\uD83D",
    "\uDE00",
    "\u0000",
    "\u0007",
    "\u00A0",
    "\u2028",
    "\uFEFF",
    ":",
    "#",
    "'",
    "%s",
    "%d",
    "\u0660"
  };

  private OddText() {}

  static String of(RandomGenerator random) {
    var out = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      out.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return out.toString();
  }
}
