package dev.dyad.wordnet;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * WordNet as arrays. A list of lists is an array of all elements and an array of starts: the
 * elements of list i lie in {@code starts[i]..starts[i+1]-1}.
 *
 * @param strings all words, each once, as they are written; sorted
 * @param entryStarts entries by string; a string has at most one for each part of speech
 * @param entryParts part of speech of each entry
 * @param senseStarts senses by entry, most frequent first
 * @param senses ids of synsets
 * @param senseCounts how often the entry had that sense in WordNet's tagged texts, by sense
 * @param synsetParts part of speech of each synset
 * @param lexFiles number of the lexicographer file of each synset, in 0..44
 * @param wordStarts words by synset
 * @param words strings
 * @param wordCounts how often the word stood for the synset in WordNet's tagged texts
 * @param hypernymStarts hypernyms by synset, those of instances too
 * @param hypernyms ids of synsets
 * @param antonymFrom places in {@code words} that have an antonym, sorted
 * @param antonymTo its place in {@code words}
 * @param irregularForms strings, sorted
 * @param irregularLemmas strings
 * @param irregularParts part of speech of the form
 * @param glossStarts bytes by synset
 * @param glosses UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // read once, shared, never written
record Tables(
    String[] strings,
    int[] entryStarts,
    byte[] entryParts,
    int[] senseStarts,
    int[] senses,
    int[] senseCounts,
    byte[] synsetParts,
    byte[] lexFiles,
    int[] wordStarts,
    int[] words,
    int[] wordCounts,
    int[] hypernymStarts,
    int[] hypernyms,
    int[] antonymFrom,
    int[] antonymTo,
    int[] irregularForms,
    int[] irregularLemmas,
    byte[] irregularParts,
    int[] glossStarts,
    byte[] glosses) {

  /** First bytes of the file; changes with its format. */
  private static final int MAGIC = 0x44594401;

  /** Number of synsets. */
  int size() {
    return lexFiles.length;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    write(out, String.join("\n", strings).getBytes(StandardCharsets.UTF_8));
    write(out, entryStarts);
    write(out, entryParts);
    write(out, senseStarts);
    write(out, senses);
    write(out, senseCounts);
    write(out, synsetParts);
    write(out, lexFiles);
    write(out, wordStarts);
    write(out, words);
    write(out, wordCounts);
    write(out, hypernymStarts);
    write(out, hypernyms);
    write(out, antonymFrom);
    write(out, antonymTo);
    write(out, irregularForms);
    write(out, irregularLemmas);
    write(out, irregularParts);
    write(out, glossStarts);
    write(out, glosses);
  }

  /** Whether a file begins as this version writes it. */
  static boolean isCurrent(DataInputStream in) throws IOException {
    return in.readInt() == MAGIC;
  }

  /**
   * Reads what was written.
   *
   * @throws IOException if it is something else
   */
  static Tables read(DataInputStream in) throws IOException {
    if (!isCurrent(in)) {
      throw new IOException("not the WordNet tables of this version. Build the module again");
    }
    return new Tables(
        new String(bytes(in), StandardCharsets.UTF_8).split("\n", -1),
        ints(in),
        bytes(in),
        ints(in),
        ints(in),
        ints(in),
        bytes(in),
        bytes(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        ints(in),
        bytes(in),
        ints(in),
        bytes(in));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, int[] ints) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4 * ints.length);
    buffer.asIntBuffer().put(ints);
    write(out, buffer.array());
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static int[] ints(DataInputStream in) throws IOException {
    byte[] bytes = bytes(in);
    int[] ints = new int[bytes.length / 4];
    ByteBuffer.wrap(bytes).asIntBuffer().get(ints);
    return ints;
  }
}
