package dev.dyad.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.PointerUtils;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;
import org.junit.jupiter.api.Test;

/** The tables against extJWNL's own answers, on every 500th word. */
class DictionaryTest {
  private static final Thesaurus WORDNET = Thesaurus.wordNet();

  private static void check(IndexWord word, PartOfSpeech part) {
    Entry entry = WORDNET.entry(word.getLemma(), part).orElseThrow();
    List<Synset> synsets = word.getSenses();
    assertThat(entry.senses()).as(word.getLemma()).hasSameSizeAs(synsets);
    for (int i = 0; i < synsets.size(); i++) {
      Synset synset = synsets.get(i);
      Sense sense = entry.senses().get(i);
      assertThat(sense.words()).isEqualTo(synset.getWords().stream().map(Word::getLemma).toList());
      assertThat(sense.gloss()).isEqualTo(synset.getGloss().strip());
      assertThat(sense.topic()).isEqualTo(synset.getLexFileName());
      for (int w = 0; w < sense.words().size(); w++) {
        assertThat(sense.count(w)).isEqualTo(synset.getWords().get(w).getUseCount());
      }
    }
  }

  @Test
  void every500thWordIsTheSame() throws Exception {
    Dictionary dictionary = Dictionary.getDefaultResourceInstance();
    POS[] parts = {POS.NOUN, POS.VERB, POS.ADJECTIVE, POS.ADVERB};
    int n = 0;
    for (POS part : parts) {
      for (Iterator<IndexWord> i = dictionary.getIndexWordIterator(part); i.hasNext(); ) {
        IndexWord word = i.next();
        if (n++ % 500 == 0) {
          check(word, PartOfSpeech.of((byte) List.of(parts).indexOf(part)));
        }
      }
    }
    assertThat(n).isEqualTo(155_467);
  }

  @Test
  void hypernymsAndOppositesAreTheSame() throws Exception {
    Dictionary dictionary = Dictionary.getDefaultResourceInstance();
    for (String lemma : List.of("dog", "child", "peace", "man", "war", "water")) {
      Synset synset = dictionary.getIndexWord(POS.NOUN, lemma).getSenses().get(0);
      Sense sense = WORDNET.senses(lemma, PartOfSpeech.NOUN).get(0);
      assertThat(sense.hypernyms())
          .extracting(Sense::gloss)
          .containsExactlyElementsOf(
              PointerUtils.getDirectHypernyms(synset).stream()
                  .map(node -> node.getSynset().getGloss().strip())
                  .toList());
      Word word = synset.getWords().get(synset.indexOfWord(lemma));
      assertThat(sense.antonyms(lemma))
          .extracting(Sense.Antonym::word)
          .containsExactlyElementsOf(
              word.getTargets(PointerType.ANTONYM).stream()
                  .map(target -> ((Word) target).getLemma())
                  .toList());
    }
  }
}
