package dev.dyad.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Entries as documents of Lucene. */
final class Documents {
  static final String ID = "id";
  static final String VECTOR = "vector";
  private static final String COLUMN = "column.";

  private Documents() {}

  /** The field of a column. */
  static String field(String column) {
    return COLUMN + column;
  }

  static Document of(Entry entry) {
    var document = new Document();
    document.add(new StringField(ID, entry.id(), Field.Store.YES));
    document.add(
        new KnnFloatVectorField(
            VECTOR, UnitVector.of(entry.vector()), VectorSimilarityFunction.DOT_PRODUCT));
    entry
        .columns()
        .forEach(
            (name, value) -> document.add(new StringField(field(name), value, Field.Store.YES)));
    return document;
  }

  static Optional<Integer> find(IndexSearcher searcher, String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(ID, id)), 1);
    return found.scoreDocs.length == 0 ? Optional.empty() : Optional.of(found.scoreDocs[0].doc);
  }

  static Entry entry(IndexSearcher searcher, int document) throws IOException {
    Document stored = searcher.storedFields().document(document);
    return new Entry(stored.get(ID), vector(searcher, document), columns(stored));
  }

  /** What was found, its similarity as given. */
  static Hit hit(IndexSearcher searcher, int document, double similarity) throws IOException {
    Document stored = searcher.storedFields().document(document);
    return new Hit(stored.get(ID), similarity, columns(stored));
  }

  private static Map<String, String> columns(Document stored) {
    var columns = new TreeMap<String, String>();
    for (IndexableField field : stored) {
      if (field.name().startsWith(COLUMN)) {
        columns.put(field.name().substring(COLUMN.length()), field.stringValue());
      }
    }
    return java.util.Collections.unmodifiableMap(columns);
  }

  /** The vector of a document, of length 1. */
  static float[] vector(IndexSearcher searcher, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    FloatVectorValues values = leaf.reader().getFloatVectorValues(VECTOR);
    values.advance(document - leaf.docBase);
    return values.vectorValue().clone();
  }

  static Set<String> columns(IndexReader reader) {
    var columns = new TreeSet<String>();
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
      if (field.name.startsWith(COLUMN)) {
        columns.add(field.name.substring(COLUMN.length()));
      }
    }
    return columns;
  }

  static List<String> values(IndexReader reader, String column, int limit) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field(column));
    var values = new ArrayList<String>();
    if (terms != null) {
      TermsEnum each = terms.iterator();
      while (values.size() < limit && each.next() != null) {
        values.add(each.term().utf8ToString());
      }
    }
    return values;
  }
}
