package dev.dyad.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/** Connected components of the graph whose edges are pairs of entries that are similar enough. */
final class DuplicateGroups {
  private static final int FIRST_NEIGHBOURS = 16;
  private static final int MOST_NEIGHBOURS = 1024;
  private static final int CANDIDATES = 100;

  private final IndexSearcher searcher;
  private final double similarity;
  private final int[] parent; // of each document, towards the root of its group
  private final double[] nearest; // similarity of each document to the nearest of its group

  DuplicateGroups(IndexSearcher searcher, double similarity) {
    this.searcher = searcher;
    this.similarity = similarity;
    this.parent = IntStream.range(0, searcher.getIndexReader().maxDoc()).toArray();
    this.nearest = new double[parent.length];
    Arrays.fill(nearest, Double.NEGATIVE_INFINITY);
  }

  List<List<Hit>> find() throws IOException {
    if (searcher.getIndexReader().numDocs() <= SimilarityIndex.EXACT_UP_TO) {
      compareAllPairs();
    } else {
      compareNeighbours();
    }
    var members = new TreeMap<Integer, List<Hit>>();
    for (int document = 0; document < parent.length; document++) {
      if (nearest[document] >= similarity) {
        members
            .computeIfAbsent(root(document), r -> new ArrayList<>())
            .add(Documents.hit(searcher, document, nearest[document]));
      }
    }
    members.values().forEach(group -> group.sort(Comparator.comparing(Hit::id)));
    return members.values().stream()
        .sorted(
            Comparator.<List<Hit>>comparingInt(List::size)
                .reversed()
                .thenComparing(group -> group.get(0).id()))
        .map(List::copyOf)
        .toList();
  }

  private void compareAllPairs() throws IOException {
    var documents = new ArrayList<Integer>();
    var vectors = new ArrayList<float[]>();
    eachEntry(
        (document, vector) -> {
          for (int i = 0; i < vectors.size(); i++) {
            if (VectorUtil.dotProduct(vector, vectors.get(i)) >= similarity - 1e-5) {
              link(document, documents.get(i), UnitVector.cosine(vector, vectors.get(i)));
            }
          }
          documents.add(document);
          vectors.add(vector.clone());
        });
  }

  /** Asks for more neighbours of an entry until they are no longer similar enough. */
  private void compareNeighbours() throws IOException {
    eachEntry(
        (document, vector) -> {
          int k = FIRST_NEIGHBOURS;
          double furthest = 1;
          while (furthest >= similarity && k <= MOST_NEIGHBOURS) {
            ScoreDoc[] found =
                NearestEntries.byGraph(searcher, vector, k, CANDIDATES, new MatchAllDocsQuery());
            furthest = Double.NEGATIVE_INFINITY;
            for (ScoreDoc other : found) {
              double cosine = UnitVector.cosine(vector, Documents.vector(searcher, other.doc));
              link(document, other.doc, cosine);
              furthest = found.length < k ? Double.NEGATIVE_INFINITY : cosine;
            }
            k *= 4;
          }
        });
  }

  private void link(int a, int b, double cosine) {
    if (a != b && cosine >= similarity) {
      nearest[a] = Math.max(nearest[a], cosine);
      nearest[b] = Math.max(nearest[b], cosine);
      parent[root(a)] = root(b);
    }
  }

  private int root(int document) {
    int at = document;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Something done with each entry; the vector is lent for the call. */
  private interface Visit {
    void accept(int document, float[] vector) throws IOException;
  }

  private void eachEntry(Visit visit) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Documents.VECTOR);
      while (vectors != null && vectors.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(vectors.docID())) {
          visit.accept(leaf.docBase + vectors.docID(), vectors.vectorValue());
        }
      }
    }
  }
}
