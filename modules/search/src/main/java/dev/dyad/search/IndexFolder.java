package dev.dyad.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder of an index.
 *
 * @param path where it is
 * @param directory the same for Lucene
 */
record IndexFolder(Path path, Directory directory) implements Closeable {
  private static final double MEGABYTE = 1 << 20;

  /** Something made of an open folder. */
  interface Opening<R> {
    R open() throws IOException;
  }

  /** An index that must be there. */
  static IndexFolder existing(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IOException(
          path + ": no such index. Make one: dyad index RUN --data PATH --out INDEX");
    }
    var folder = new IndexFolder(path, FSDirectory.open(path));
    return folder.orClose(
        () -> {
          if (!DirectoryReader.indexExists(folder.directory())) {
            throw new IOException(path + ": is no index, or lacks its file segments_N");
          }
          return folder;
        });
  }

  /** An index that is there, or a place for one. */
  static IndexFolder make(Path path) throws IOException {
    return isTaken(path)
        ? existing(path)
        : new IndexFolder(path, FSDirectory.open(Files.createDirectories(path)));
  }

  /**
   * Whether a folder is there that holds anything but what a writer leaves that was killed before
   * its first commit.
   */
  static boolean isTaken(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(
              name ->
                  !name.equals(IndexWriter.WRITE_LOCK_NAME)
                      && !name.startsWith(IndexFileNames.PENDING_SEGMENTS));
    }
  }

  /** The encoder that the last commit names. */
  EncoderIdentity encoder() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return EncoderIdentity.fromNotes(path, reader.getIndexCommit().getUserData());
    }
  }

  /**
   * The writer; of a new index, its first commit is made.
   *
   * @throws IllegalArgumentException if the index is another encoder's
   */
  IndexWriter writer(EncoderIdentity encoder) throws IOException {
    // Merges run where changes are made and when, so that the same changes give the same index.
    IndexWriter writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig()
                .setCodec(VectorFormat.codec())
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(bufferMegabytes())
                .setCommitOnClose(false));
    try {
      begin(writer, encoder); // the lock is held: nobody else can begin in between
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private void begin(IndexWriter writer, EncoderIdentity encoder) throws IOException {
    if (DirectoryReader.indexExists(directory)) {
      encoder().requireSame(path.toString(), encoder);
    } else {
      writer.setLiveCommitData(encoder.toNotes().entrySet());
      writer.commit();
    }
  }

  /**
   * A quarter of the memory that Java may have: the fewer parts are written, the less is merged.
   */
  private static double bufferMegabytes() {
    double quarter = Runtime.getRuntime().maxMemory() / (4 * MEGABYTE);
    return Math.max(16, Math.min(2000, quarter));
  }

  /** The result; on failure the folder is closed, and the error says what is wrong with it. */
  <R> R orClose(Opening<R> opening) throws IOException {
    try {
      return opening.open();
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new IOException(
          path + ": another process is writing to this index. Wait until it has done", e);
    } catch (IOException e) {
      directory.close();
      throw e.getMessage() != null && e.getMessage().startsWith(path + ":")
          ? e
          : new IOException(path + ": the index is damaged: " + e + ". Make it anew", e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
