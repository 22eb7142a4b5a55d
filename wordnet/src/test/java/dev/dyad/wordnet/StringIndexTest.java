package dev.dyad.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringIndexTest {
  @Test
  void findsEveryStringAndNoOther() {
    String[] strings = new String[5000];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = "w" + i * 3;
    }
    var index = new StringIndex(strings);
    for (int i = 0; i < 3 * strings.length; i++) {
      assertThat(index.find("w" + i)).isEqualTo(i % 3 == 0 ? i / 3 : -1);
    }
    assertThat(new StringIndex(new String[0]).find("")).isEqualTo(-1);
  }
}
