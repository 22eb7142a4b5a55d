package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTextTest {
  @Test
  void readsCallsMapsListsAndScalars() {
    assertThat(SpecText.parse("Crop(size=32, scale=0.2..1.0, keep=true, of=[1, 2.5, \"a b\"])"))
        .isEqualTo(
            Map.of(
                "Crop",
                Map.of(
                    "size",
                    32L,
                    "scale",
                    "0.2..1.0",
                    "keep",
                    true,
                    "of",
                    List.of(1L, 2.5, "a b"))));
    assertThat(SpecText.parse(" { a = 1 , \"b c\" = {} , } "))
        .isEqualTo(Map.of("a", 1L, "b c", Map.of()));
    assertThat(SpecText.parse("\nGray ( ) ")).isEqualTo(Map.of("Gray", Map.of()));
  }

  @Test
  void keepsTheOrderOfSettings() {
    assertThat(SpecText.print(SpecText.parse("A(z=1, a=2, m=3)"))).isEqualTo("A(z=1, a=2, m=3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "-5",
        "1e3",
        "0x10",
        "0x1p3",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "true",
        "1.5f",
        "5d",
        "1..2",
        "..",
        ".",
        "-",
        "+",
        "+5",
        "a b",
        "a,b",
        "a=b",
        "A()",
        "[",
        "\"",
        "\\",
        "\\u0041",
        "\n\t\r",
        "größe",
        "😀",
        "\u0000",
        "null",
        "a-b",
        "99999999999999999999",
        "--5",
        "1_000",
        "\uD83D",
        "\uDE00\uD83D"
      })
  void stringsStayStrings(String text) {
    assertThat(SpecText.parse(SpecText.print(text))).isEqualTo(text);
    assertThat(SpecText.parse(SpecText.print(List.of(text)))).isEqualTo(List.of(text));
    assertThat(SpecText.parse(SpecText.print(Map.of(text, text)))).isEqualTo(Map.of(text, text));
    assertThat(SpecText.parse(SpecText.print(Map.of(text, Map.of()))))
        .isEqualTo(Map.of(text, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void numbersStayTheSameBitForBit(double number) {
    assertThat(SpecText.parse(SpecText.print(number))).isEqualTo(number);
  }

  @Test
  void randomTreesAreReadAsTheyWereWritten() {
    RandomGenerator random = RandomKey.of(1).generator();
    for (int i = 0; i < 1500; i++) {
      Object tree = tree(random, 4);
      String text = SpecText.print(tree);
      assertThat(SpecText.parse(text)).as(text).isEqualTo(tree);
    }
  }

  private static Object tree(RandomGenerator random, int depth) {
    switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> {
        return random.nextLong() >> random.nextInt(64);
      }
      case 1 -> {
        return Double.longBitsToDouble(random.nextLong());
      }
      case 2 -> {
        return random.nextBoolean();
      }
      case 3 -> {
        return OddText.of(random);
      }
      case 4 -> {
        var list = new ArrayList<Object>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(tree(random, depth - 1));
        }
        return list;
      }
      default -> {
        var map = new LinkedHashMap<String, Object>();
        for (int n = random.nextInt(4); n > 0; n--) {
          map.put(OddText.of(random), tree(random, depth - 1));
        }
        return map;
      }
    }
  }

  /** Whatever is typed: a value, or an error meant for people; never anything else. */
  @Test
  void anyTextGivesAValueOrAnIllegalArgument() {
    RandomGenerator random = RandomKey.of(2).generator();
    int understood = 0;
    for (int i = 0; i < 30_000; i++) {
      understood += survives(OddText.of(random)) ? 1 : 0;
    }
    assertThat(understood).as("texts that were understood").isBetween(300, 29_000);
  }

  @Test
  void damagedSpecsGiveAValueOrAnIllegalArgument() {
    RandomGenerator random = RandomKey.of(3).generator();
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder(SpecText.print(tree(random, 3)));
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean() && at < text.length()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, OddText.of(random));
        }
      }
      survives(text.toString());
    }
  }

  private static boolean survives(String text) {
    try {
      SpecText.parse(text);
      return true;
    } catch (NumberFormatException e) {
      throw new AssertionError("no words for people: '" + text + "'", e);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s)(expected|spec is nested|'.*' is given twice).*");
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | expected a value at position 1, but found the end in: ",
        "Add(bound=1 | expected ',' or ')' at position 12, but found the end in: Add(bound=1",
        "Add(bound 1) | expected '=' at position 11, but found '1' in: Add(bound 1)",
        "Add(=1) | expected a name at position 5, but found '=' in: Add(=1)",
        "Add(bound=) | expected a value at position 11, but found ')' in: Add(bound=)",
        "[1 2] | expected ',' or ']' at position 4, but found '2' in: [1 2]",
        "Add() Add() | expected the end at position 7, but found 'A' in: Add() Add()",
        "\"abc | expected more text at position 5, but found the end in: \"abc",
        "\"\\u12 | expected four hexadecimal digits at position 4, but found '1' in: \"\\u12",
        "\"\\u12g4\" | expected four hexadecimal digits at position 4, but found '1' in: \"\\u12g4\"",
        "\"\\u+123\" | expected four hexadecimal digits at position 4, but found '+' in: \"\\u+123\"",
        "A(b=1, b=2) | 'b' is given twice in: A(b=1, b=2)"
      })
  void saysWhatItExpectedAndWhere(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecText.parse(text))
        .satisfies(e -> assertThat(e.getMessage().strip()).isEqualTo(message.strip()));
  }

  @Test
  void nestingHasALimit() {
    assertThat(SpecText.parse("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
    for (String open : List.of("[", "{a=", "A(a=")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SpecText.parse(open.repeat(200_000)))
          .withMessage("spec is nested more than 100 deep");
    }
  }

  @Test
  void nestingIsCountedInDepthNotInLength() {
    assertThat(SpecText.parse("[" + "[[]], ".repeat(500) + "]"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(500);
  }
}
