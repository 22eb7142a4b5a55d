package dev.dyad.search;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * How vectors and their graph are written: as Lucene does it, and under its name, so that any
 * Lucene reads them; only longer vectors are let through.
 *
 * @see <a href="https://arxiv.org/abs/1603.09320">Malkov and Yashunin 2016</a>
 */
final class VectorFormat extends KnnVectorsFormat {
  /** Lucene's own limit is 1,024. */
  static final int MAX_DIMENSION = 16_384;

  /** M of the paper: links an entry, on the bottom layer twice as many. */
  private static final int LINKS = 16;

  /** efConstruction of the paper: entries kept in sight while one is linked. */
  private static final int BUILD_CANDIDATES = 100;

  private final KnnVectorsFormat format = new Lucene99HnswVectorsFormat(LINKS, BUILD_CANDIDATES);

  private VectorFormat() {
    super("Lucene99HnswVectorsFormat");
  }

  static Codec codec() {
    KnnVectorsFormat format = new VectorFormat();
    return new Lucene912Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return format.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return format.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return MAX_DIMENSION;
  }
}
