package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private final List<String> known = List.of("RandomCrop", "CenterCrop", "Grayscale", "p", "step");

  @ParameterizedTest
  @CsvSource({
    "RandmCrop, RandomCrop",
    "randomcrop, RandomCrop",
    "RandomCorp, RandomCrop",
    "CentreCrop, CenterCrop",
    "Greyscale, Grayscale",
    "steps, step"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, known)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"Solarize", "probability", "xy", "q", "''"})
  void suggestsNothingWhenNothingIsNear(String word) {
    assertThat(Nearest.to(word, known)).isEmpty();
  }

  @Test
  void prefersTheFirstByNameOfEquallyNearWords() {
    assertThat(Nearest.to("cat", List.of("rat", "bat", "hat"))).contains("bat");
  }

  @Test
  void listsAllSortedAfterTheSuggestion() {
    assertThat(Nearest.hint("setp", List.of("step", "p"))).isEqualTo("Maybe step. Known: p, step.");
  }

  @Test
  void listsAllWithoutASuggestion() {
    assertThat(Nearest.hint("nothing like it", List.of("b", "a"))).isEqualTo("Known: a, b.");
  }

  @Test
  void saysWhenThereIsNothingToKnow() {
    assertThat(Nearest.hint("image", List.of())).isEqualTo("There are none.");
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "'', abc, 3", "abc, '', 3", "same, same, 0"})
  void countsEdits(String a, String b, int edits) {
    assertThat(Nearest.distance(a, b)).isEqualTo(edits);
  }

  @Test
  void agreesWithPlainRecursion() {
    var random = RandomKey.of(5).generator();
    for (int i = 0; i < 300; i++) {
      String a = word(random.nextInt(6), random);
      String b = word(random.nextInt(6), random);
      assertThat(Nearest.distance(a, b)).as("%s %s", a, b).isEqualTo(plain(a, b));
    }
  }

  private static String word(int length, java.util.random.RandomGenerator random) {
    var out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append((char) ('a' + random.nextInt(3)));
    }
    return out.toString();
  }

  private static int plain(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    int change = a.charAt(0) == b.charAt(0) ? 0 : 1;
    return Math.min(
        plain(a.substring(1), b.substring(1)) + change,
        1 + Math.min(plain(a.substring(1), b), plain(a, b.substring(1))));
  }
}
