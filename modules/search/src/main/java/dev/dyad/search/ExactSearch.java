package dev.dyad.search;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/** Looks at every entry that passes the filter. */
final class ExactSearch {
  private ExactSearch() {}

  /**
   * The k nearest, the nearest first.
   *
   * @param target of length 1
   */
  static ScoreDoc[] top(IndexSearcher searcher, float[] target, int k, Query filter)
      throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    var nearest =
        new HitQueue(Math.min(k, Math.max(1, searcher.getIndexReader().numDocs())), false);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer passing = weight.scorer(leaf);
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Documents.VECTOR);
      if (passing != null && vectors != null) {
        add(nearest, leaf, passing.iterator(), vectors, target);
      }
    }
    var found = new ScoreDoc[nearest.size()];
    for (int i = found.length - 1; i >= 0; i--) {
      found[i] = nearest.pop();
    }
    return found;
  }

  private static void add(
      HitQueue nearest,
      LeafReaderContext leaf,
      DocIdSetIterator passing,
      FloatVectorValues vectors,
      float[] target)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    for (int document = passing.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = passing.nextDoc()) {
      if (live == null || live.get(document)) {
        vectors.advance(document);
        float score = VectorUtil.dotProduct(target, vectors.vectorValue());
        ScoreDoc unused = nearest.insertWithOverflow(new ScoreDoc(leaf.docBase + document, score));
      }
    }
  }
}
