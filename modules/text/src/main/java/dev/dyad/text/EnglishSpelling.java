package dev.dyad.text;

import java.util.List;
import java.util.Locale;

/** How English words take endings, articles and capitals. */
final class EnglishSpelling {
  private static final List<String> SILENT_H = List.of("hour", "honest", "honor", "honour", "heir");
  private static final List<String> SPOKEN_AS_YOU =
      List.of("uni", "use", "usa", "usu", "uti", "eu", "ubi", "ufo", "one", "once", "ura");

  private EnglishSpelling() {}

  /** With -s, -es or -ies. */
  static String withS(String base) {
    if (endsInConsonantAndY(base)) {
      return base.substring(0, base.length() - 1) + "ies";
    }
    for (String ending : List.of("s", "x", "z", "ch", "sh", "o")) {
      if (base.endsWith(ending)) {
        return base + "es";
      }
    }
    return base + "s";
  }

  /** With -ed, -ing, -er or -est. */
  static String with(String base, String ending) {
    int last = base.length() - 1;
    if (ending.equals("ing")) {
      if (base.endsWith("ie")) {
        return base.substring(0, last - 1) + "ying";
      }
      if (base.endsWith("e")
          && !base.endsWith("ee")
          && !base.endsWith("oe")
          && !base.endsWith("ye")
          && last > 1) {
        return base.substring(0, last) + ending;
      }
    } else if (base.endsWith("e")) {
      return base + ending.substring(1);
    } else if (endsInConsonantAndY(base)) {
      return base.substring(0, last) + "i" + ending;
    }
    return base + (doubles(base) ? String.valueOf(base.charAt(last)) : "") + ending;
  }

  private static boolean endsInConsonantAndY(String base) {
    int last = base.length() - 1;
    return last > 0 && base.charAt(last) == 'y' && !isVowel(base.charAt(last - 1));
  }

  /** One syllable of consonant, vowel, consonant: stop, plan. */
  private static boolean doubles(String base) {
    int last = base.length() - 1;
    return last > 1
        && syllables(base) == 1
        && "wxy".indexOf(base.charAt(last)) < 0
        && !isVowel(base.charAt(last))
        && isVowel(base.charAt(last - 1))
        && (!isVowel(base.charAt(last - 2)) || base.startsWith("qu", last - 3));
  }

  private static boolean isVowel(char c) {
    return "aeiou".indexOf(c) >= 0;
  }

  /** Groups of vowels, a silent e at the end not counted; at least 1. */
  static int syllables(String word) {
    int groups = 0;
    boolean inGroup = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = isVowel(word.charAt(i)) || word.charAt(i) == 'y' && i > 0;
      groups += vowel && !inGroup ? 1 : 0;
      inGroup = vowel;
    }
    boolean silent = word.endsWith("e") && !word.endsWith("le") && groups > 1;
    return Math.max(1, groups - (silent ? 1 : 0));
  }

  /** Whether a word takes an, not a. */
  static boolean takesAn(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (SILENT_H.stream().anyMatch(small::startsWith)) {
      return true;
    }
    return !small.isEmpty()
        && isVowel(small.charAt(0))
        && SPOKEN_AS_YOU.stream().noneMatch(small::startsWith);
  }

  /** Whether only the first letter is a capital. */
  static boolean isCapitalised(String word) {
    return Character.isUpperCase(word.charAt(0))
        && word.chars().skip(1).noneMatch(Character::isUpperCase);
  }

  /** With a capital first letter. */
  static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** A word in lower case, written as another: dog, Dog or DOG. */
  static String inCaseOf(String model, String word) {
    if (!Character.isUpperCase(model.charAt(0))) {
      return word;
    }
    boolean shouted = model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT));
    return shouted ? word.toUpperCase(Locale.ROOT) : capitalised(word);
  }
}
