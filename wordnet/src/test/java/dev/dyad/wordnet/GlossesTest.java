package dev.dyad.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.wordnet.Glosses.Gloss;
import dev.dyad.wordnet.Glosses.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlossesTest {
  private static final Thesaurus WORDNET = Thesaurus.wordNet();

  @Test
  void noDefinitionComesTwice() {
    List<Gloss> glosses = Glosses.definitions(WORDNET);
    assertThat(glosses).hasSize(116_919);
    assertThat(
            glosses.stream().map(g -> g.definition().toLowerCase(java.util.Locale.ROOT)).distinct())
        .hasSize(116_919);
    assertThat(glosses.stream().map(g -> g.sense().topic()).distinct()).hasSize(45);
  }

  @Test
  void pairsBelongTogether() {
    Sense car = WORDNET.sense("car.n.01").orElseThrow();
    String definition = car.definition();
    assertThat(Glosses.pairs(WORDNET, Kind.DEFINITION_EXAMPLE))
        .hasSize(48_562)
        .contains(new Glosses.Pair(car, definition, "he needs a car to get to work"));
    assertThat(Glosses.pairs(WORDNET, Kind.SYNONYMS))
        .contains(new Glosses.Pair(car, "auto", "automobile"));
    assertThat(Glosses.pairs(WORDNET, Kind.DEFINITION_WORD))
        .contains(new Glosses.Pair(car, definition, "motorcar"));
  }

  @Test
  void splitsGlosses() {
    assertThat(GlossText.definition("a thing; or two; \"one\"; \"two; three\""))
        .isEqualTo("a thing; or two");
    assertThat(GlossText.examples("a thing; or two; \"one\"; \"two; three\""))
        .containsExactly("one", "two; three");
    assertThat(GlossText.definition("(of a \"note\") high")).isEqualTo("(of a \"note\") high");
    assertThat(GlossText.examples("no examples")).isEmpty();
    assertThat(GlossText.examples("never closed; \"one")).containsExactly("one");
  }
}
