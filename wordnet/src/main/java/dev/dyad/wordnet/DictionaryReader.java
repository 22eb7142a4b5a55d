package dev.dyad.wordnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.Exc;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** Makes the tables of extJWNL's dictionary. */
final class DictionaryReader {
  private static final POS[] PARTS = {POS.NOUN, POS.VERB, POS.ADJECTIVE, POS.ADVERB};

  private final Dictionary dictionary;
  private final List<Synset> synsets = new ArrayList<>();
  private final Map<String, Integer> synsetIds = new HashMap<>();
  private final Map<String, Integer> stringIds = new HashMap<>();
  private String[] strings;
  private int[] wordStarts;

  private DictionaryReader(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * The tables of WordNet 3.1.
   *
   * @throws IllegalStateException if the dictionary is not on the class path or damaged
   */
  static Tables tables() {
    try {
      return new DictionaryReader(Dictionary.getDefaultResourceInstance()).read();
    } catch (JWNLException e) {
      throw new IllegalStateException("cannot read WordNet 3.1 through extJWNL", e);
    }
  }

  private Tables read() throws JWNLException {
    readSynsets();
    var indexWords = new TreeMap<String, List<IndexWord>>();
    for (POS part : PARTS) {
      for (Iterator<IndexWord> i = dictionary.getIndexWordIterator(part); i.hasNext(); ) {
        IndexWord word = i.next();
        indexWords.computeIfAbsent(plain(word.getLemma()), w -> new ArrayList<>()).add(word);
      }
    }
    List<Irregular> irregulars = irregulars();
    nameStrings(indexWords, irregulars);
    var words = new Growing();
    var wordCounts = new Growing();
    wordStarts = new int[synsets.size() + 1];
    for (int s = 0; s < synsets.size(); s++) {
      for (Word word : synsets.get(s).getWords()) {
        words.add(stringIds.get(plain(word.getLemma())));
        wordCounts.add(word.getUseCount());
      }
      wordStarts[s + 1] = words.size();
    }
    return with(new EntryTables(indexWords), new RelationTables(), words, wordCounts, irregulars);
  }

  private Tables with(
      EntryTables entries,
      RelationTables relations,
      Growing words,
      Growing wordCounts,
      List<Irregular> irregulars) {
    byte[] parts = new byte[synsets.size()];
    byte[] lexFiles = new byte[synsets.size()];
    int[] glossStarts = new int[synsets.size() + 1];
    var glosses = new ByteArrayOutputStream(12_000_000);
    for (int s = 0; s < parts.length; s++) {
      Synset synset = synsets.get(s);
      parts[s] = part(synset.getPOS());
      lexFiles[s] = (byte) synset.getLexFileNum();
      glosses.writeBytes(synset.getGloss().strip().getBytes(StandardCharsets.UTF_8));
      glossStarts[s + 1] = glosses.size();
    }
    byte[] irregularParts = new byte[irregulars.size()];
    for (int i = 0; i < irregularParts.length; i++) {
      irregularParts[i] = irregulars.get(i).part;
    }
    return new Tables(
        strings,
        entries.starts,
        bytes(entries.parts),
        entries.senseStarts.toArray(),
        entries.senses.toArray(),
        entries.senseCounts.toArray(),
        parts,
        lexFiles,
        wordStarts,
        words.toArray(),
        wordCounts.toArray(),
        relations.hypernymStarts,
        relations.hypernyms.toArray(),
        relations.antonymFrom.toArray(),
        relations.antonymTo.toArray(),
        irregulars.stream().mapToInt(i -> stringIds.get(i.form)).toArray(),
        irregulars.stream().mapToInt(i -> stringIds.get(i.lemma)).toArray(),
        irregularParts,
        glossStarts,
        glosses.toByteArray());
  }

  private void readSynsets() throws JWNLException {
    for (POS part : PARTS) {
      for (Iterator<Synset> i = dictionary.getSynsetIterator(part); i.hasNext(); ) {
        Synset synset = i.next();
        synsetIds.put(key(part, synset.getOffset()), synsets.size());
        synsets.add(synset);
      }
    }
  }

  private void nameStrings(Map<String, List<IndexWord>> indexWords, List<Irregular> irregulars) {
    var all = new TreeSet<>(indexWords.keySet());
    for (Synset synset : synsets) {
      synset.getWords().forEach(w -> all.add(plain(w.getLemma())));
    }
    for (Irregular irregular : irregulars) {
      all.add(irregular.form);
      all.add(irregular.lemma);
    }
    strings = all.toArray(String[]::new);
    for (int i = 0; i < strings.length; i++) {
      stringIds.put(strings[i], i);
    }
  }

  private record Irregular(String form, String lemma, byte part) {}

  private List<Irregular> irregulars() throws JWNLException {
    var irregulars = new ArrayList<Irregular>();
    for (POS part : PARTS) {
      for (Iterator<Exc> i = dictionary.getExceptionIterator(part); i.hasNext(); ) {
        Exc exception = i.next();
        for (String lemma : exception.getExceptions()) {
          irregulars.add(new Irregular(plain(exception.getLemma()), plain(lemma), part(part)));
        }
      }
    }
    irregulars.sort(java.util.Comparator.comparing(Irregular::form).thenComparing(Irregular::part));
    return irregulars;
  }

  private static byte part(POS part) {
    return (byte) List.of(PARTS).indexOf(part);
  }

  private static String key(POS part, long offset) {
    return part.getKey() + offset;
  }

  private static String plain(String lemma) {
    return lemma.replace('_', ' ');
  }

  private static byte[] bytes(Growing ints) {
    int[] from = ints.toArray();
    byte[] to = new byte[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (byte) from[i];
    }
    return to;
  }

  /** Entries with their senses. */
  private final class EntryTables {
    final int[] starts = new int[strings.length + 1];
    final Growing parts = new Growing();
    final Growing senseStarts = new Growing();
    final Growing senses = new Growing();
    final Growing senseCounts = new Growing();

    EntryTables(Map<String, List<IndexWord>> indexWords) {
      senseStarts.add(0);
      for (int s = 0; s < strings.length; s++) {
        for (IndexWord word : indexWords.getOrDefault(strings[s], List.of())) {
          parts.add(part(word.getPOS()));
          for (long offset : word.getSynsetOffsets()) {
            int id = synsetIds.get(key(word.getPOS(), offset));
            senses.add(id);
            senseCounts.add(count(synsets.get(id), strings[s]));
          }
          senseStarts.add(senses.size());
        }
        starts[s + 1] = parts.size();
      }
    }

    private static int count(Synset synset, String lemma) {
      return synset.getWords().stream()
          .filter(w -> plain(w.getLemma()).equalsIgnoreCase(lemma))
          .mapToInt(Word::getUseCount)
          .sum();
    }
  }

  /** Relations between synsets and between words. */
  private final class RelationTables {
    final int[] hypernymStarts = new int[synsets.size() + 1];
    final Growing hypernyms = new Growing();
    final Growing antonymFrom = new Growing();
    final Growing antonymTo = new Growing();

    RelationTables() throws JWNLException {
      for (int s = 0; s < synsets.size(); s++) {
        Synset synset = synsets.get(s);
        for (Pointer pointer : synset.getPointers()) {
          if (pointer.getType() == PointerType.HYPERNYM
              || pointer.getType() == PointerType.INSTANCE_HYPERNYM) {
            hypernyms.add(target(pointer));
          }
        }
        hypernymStarts[s + 1] = hypernyms.size();
        for (Word word : synset.getWords()) {
          for (Pointer pointer : word.getPointers()) {
            if (pointer.getType() == PointerType.ANTONYM && pointer.getTargetIndex() > 0) {
              antonymFrom.add(wordStarts[s] + word.getIndex() - 1);
              antonymTo.add(wordStarts[target(pointer)] + pointer.getTargetIndex() - 1);
            }
          }
        }
      }
    }

    private int target(Pointer pointer) throws JWNLException {
      return synsetIds.get(key(pointer.getTargetPOS(), pointer.getTargetOffset()));
    }
  }
}
