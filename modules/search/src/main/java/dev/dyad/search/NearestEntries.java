package dev.dyad.search;

import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Finds the entries nearest to a query. */
final class NearestEntries {
  private NearestEntries() {}

  static List<Hit> of(IndexSearcher searcher, SimilarityQuery query) throws IOException {
    Query filter = filter(searcher.getIndexReader(), query.filter());
    float[] target = UnitVector.of(query.vector());
    boolean exact =
        query.exact() || searcher.getIndexReader().numDocs() <= SimilarityIndex.EXACT_UP_TO;
    ScoreDoc[] found =
        exact
            ? ExactSearch.top(searcher, target, query.k(), filter)
            : byGraph(searcher, target, query.k(), query.candidates(), filter);
    var hits = new ArrayList<Hit>(found.length);
    for (ScoreDoc document : found) {
      double similarity = UnitVector.cosine(target, Documents.vector(searcher, document.doc));
      hits.add(Documents.hit(searcher, document.doc, similarity));
    }
    hits.sort(Hit.NEAREST_FIRST);
    return List.copyOf(hits);
  }

  /** The nearest by the graph of each segment. */
  static ScoreDoc[] byGraph(
      IndexSearcher searcher, float[] target, int k, int candidates, Query filter)
      throws IOException {
    Query nearest =
        new KnnFloatVectorQuery(
            Documents.VECTOR,
            target,
            Math.max(k, candidates),
            filter instanceof MatchAllDocsQuery ? null : filter);
    return searcher.search(nearest, k).scoreDocs;
  }

  private static Query filter(IndexReader reader, Filter filter) {
    if (filter.allowed().isEmpty()) {
      return new MatchAllDocsQuery();
    }
    Set<String> columns = Documents.columns(reader);
    var all = new BooleanQuery.Builder();
    filter
        .allowed()
        .forEach(
            (column, values) -> {
              Require.that(
                  columns.contains(column),
                  "filter: no entry has a column '%s'. %s",
                  column,
                  Nearest.hint(column, columns));
              Collection<BytesRef> terms = values.stream().map(BytesRef::new).toList();
              all.add(
                  new TermInSetQuery(Documents.field(column), terms), BooleanClause.Occur.FILTER);
            });
    return all.build();
  }
}
