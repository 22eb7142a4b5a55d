package dev.dyad.search;

import dev.dyad.core.Require;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/**
 * Entries in a folder, found by the cosine of their vectors. Entries are added, replaced and
 * deleted at any time; nothing is built anew.
 *
 * <pre>{@code
 * var encoder = EncoderIdentity.of(Path.of("runs/photos/encoder.safetensors"), 128, "image");
 * try (var index = SimilarityIndex.open(Path.of("photos.index"), encoder)) {
 *   index.put(new Entry("cat.jpg", vector, Map.of("label", "cat")));
 *   index.commit();
 *   List<Hit> hits = index.search(new SimilarityQuery(query, 10));
 * }
 * }</pre>
 *
 * <p>Nothing counts before {@link #commit}: neither searches nor other processes see it, and a
 * process that is killed, or closes the index first, leaves the state of the last commit.
 *
 * <p>One process at a time may write to a folder, any number may read. All methods are safe for
 * several threads.
 */
public final class SimilarityIndex implements Closeable {
  /** An index of at most so many entries is always searched exactly: it takes a millisecond. */
  public static final int EXACT_UP_TO = 10_000;

  private final IndexFolder folder;
  private final EncoderIdentity encoder;
  private final Optional<IndexWriter> writer;
  private final SearcherManager searchers;

  private SimilarityIndex(IndexFolder folder, EncoderIdentity encoder, Optional<IndexWriter> writer)
      throws IOException {
    this.folder = folder;
    this.encoder = encoder;
    this.writer = writer;
    this.searchers = new SearcherManager(folder.directory(), null);
  }

  /**
   * Opens an index to write to, and makes it where the folder is missing or empty.
   *
   * @param encoder that makes the vectors
   * @throws IllegalArgumentException if the index was made by another encoder
   * @throws IOException if the folder holds something else, the index is damaged, or another
   *     process writes to it
   */
  public static SimilarityIndex open(Path path, EncoderIdentity encoder) throws IOException {
    IndexFolder folder = IndexFolder.make(path);
    return folder.orClose(
        () -> {
          IndexWriter writer = folder.writer(encoder);
          try {
            return new SimilarityIndex(folder, encoder, Optional.of(writer));
          } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
          }
        });
  }

  /**
   * Whether a folder holds something, so that {@link #open} does not make a new index there: what a
   * writer leaves that was killed before its first commit is nothing.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static boolean isThere(Path path) throws IOException {
    return IndexFolder.isTaken(path);
  }

  /**
   * Opens an index to search in.
   *
   * @throws IOException if there is none in the folder, or it is damaged
   */
  public static SimilarityIndex read(Path path) throws IOException {
    IndexFolder folder = IndexFolder.existing(path);
    return folder.orClose(() -> new SimilarityIndex(folder, folder.encoder(), Optional.empty()));
  }

  /** The encoder whose vectors are in it. */
  public EncoderIdentity encoder() {
    return encoder;
  }

  /** Number of entries, as of the last commit. */
  public int size() throws IOException {
    return with(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Names of the columns that entries have. */
  public Set<String> columns() throws IOException {
    return with(searcher -> Documents.columns(searcher.getIndexReader()));
  }

  /** The first so many values of a column, sorted; those of entries just deleted may linger. */
  public List<String> values(String column, int limit) throws IOException {
    return with(searcher -> Documents.values(searcher.getIndexReader(), column, limit));
  }

  /** Whether there is an entry with this id, as of the last commit. */
  public boolean contains(String id) throws IOException {
    return with(searcher -> Documents.find(searcher, id).isPresent());
  }

  /** The entry with this id, its vector brought to length 1, as of the last commit. */
  public Optional<Entry> entry(String id) throws IOException {
    return with(
        searcher -> {
          Optional<Integer> document = Documents.find(searcher, id);
          return document.isPresent()
              ? Optional.of(Documents.entry(searcher, document.get()))
              : Optional.empty();
        });
  }

  /**
   * Adds an entry, or replaces the one with the same id.
   *
   * @throws IllegalArgumentException if its vector has another dimension than the encoder's
   * @throws IllegalStateException if the index was opened to be read
   */
  public void put(Entry entry) throws IOException {
    requireDimension("vector of '" + entry.id() + "'", entry.vector());
    writer().updateDocument(new Term(Documents.ID, entry.id()), Documents.of(entry));
  }

  /**
   * Deletes the entry with this id, if there is one.
   *
   * @throws IllegalStateException if the index was opened to be read
   */
  public void delete(String id) throws IOException {
    writer().deleteDocuments(new Term(Documents.ID, id));
  }

  /** What was noted about the index as a whole, by name, as of the last commit. */
  public Map<String, String> notes() throws IOException {
    return with(
        searcher -> {
          var reader = (DirectoryReader) searcher.getIndexReader();
          var notes = new TreeMap<>(reader.getIndexCommit().getUserData());
          notes.keySet().removeIf(EncoderIdentity::isOwn);
          return notes;
        });
  }

  /**
   * Writes everything put and deleted so far to disk, so that it outlasts the process, and lets
   * searches see it.
   *
   * @param notes further notes on the index as a whole, replacing those of the same name
   * @throws IllegalStateException if the index was opened to be read
   */
  public void commit(Map<String, String> notes) throws IOException {
    var all = new TreeMap<>(notes());
    all.putAll(notes);
    all.putAll(encoder.toNotes());
    writer().setLiveCommitData(all.entrySet());
    writer().commit();
    if (writer().hasUncommittedChanges()) { // segments merged after they were committed
      writer().commit();
    }
    refresh();
  }

  /** Writes to disk without new notes: {@link #commit(Map)}. */
  public void commit() throws IOException {
    commit(Map.of());
  }

  /** Sees what another process has committed since. */
  public void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /**
   * The nearest entries, the most similar first; fewer than k where fewer pass the filter.
   *
   * @throws IllegalArgumentException if the query has another dimension than the encoder's vectors,
   *     or its filter names a column that no entry has
   */
  public List<Hit> search(SimilarityQuery query) throws IOException {
    requireDimension("the query", query.vector());
    return with(searcher -> NearestEntries.of(searcher, query));
  }

  /**
   * Groups of entries that are as good as the same: whoever is at least that similar to a member
   * belongs to the group. Among at most {@value #EXACT_UP_TO} entries all pairs are compared; among
   * more, each entry with those that the search finds nearest to it.
   *
   * @param similarity cosine in -1..1, such as 0.98
   * @return groups of two or more, the largest first; each member with its similarity to the member
   *     nearest to it
   */
  public List<List<Hit>> duplicates(double similarity) throws IOException {
    Require.within("similarity", similarity, -1, 1);
    return with(searcher -> new DuplicateGroups(searcher, similarity).find());
  }

  /** Ends the work; what was not committed is lost. */
  @Override
  public void close() throws IOException {
    try (folder) {
      searchers.close();
      if (writer.isPresent()) {
        writer.get().rollback();
      }
    }
  }

  private IndexWriter writer() {
    return writer.orElseThrow(
        () -> new IllegalStateException(folder + " was opened to be read. Use open, not read"));
  }

  private void requireDimension(String name, float[] vector) {
    Require.that(
        vector.length == encoder.dimension(),
        "%s must have %d numbers as those of %s, but has %d",
        name,
        encoder.dimension(),
        folder,
        vector.length);
  }

  /** Something read from one state of the index. */
  private interface Reading<R> {
    R from(IndexSearcher searcher) throws IOException;
  }

  private <R> R with(Reading<R> reading) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return reading.from(searcher);
    } finally {
      searchers.release(searcher);
    }
  }
}
