package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupersequenceTest {
  private static String of(String... words) {
    List<List<Integer>> sequences =
        List.of(words).stream().map(word -> word.chars().boxed().toList()).toList();
    var merged = new StringBuilder();
    Supersequence.of(sequences).forEach(letter -> merged.append((char) letter.intValue()));
    return merged.toString();
  }

  @Test
  void ofEqualSequencesIsEachOfThem() {
    assertThat(of("abc", "abc", "abc")).isEqualTo("abc");
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(of("", "")).isEmpty();
  }

  @Test
  void keepsWhatIsMissingInOneOfThem() {
    assertThat(of("abde", "abcde", "ade")).isEqualTo("abcde");
  }

  @Test
  void isTheShortestOfTwo() {
    assertThat(of("bbhb", "hbbb")).hasSize(5);
  }

  @Test
  void holdsEachSequence() {
    for (int seed = 0; seed < 100; seed++) {
      var random = RandomKey.of(seed).generator();
      var words = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        var word = new StringBuilder();
        random.ints(random.nextInt(7), 'a', 'e').forEach(c -> word.append((char) c));
        words.add(word.toString());
      }
      String merged = of(words.toArray(String[]::new));
      assertThat(words)
          .allMatch(word -> merged.matches(".*" + String.join(".*", word.split("")) + ".*"));
    }
  }
}
