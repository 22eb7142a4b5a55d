package dev.dyad.image;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Reusable native matrices, so that native memory never waits for the garbage collector. Borrow one
 * for the time of an operation:
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.borrow()) {
 *   Mat in = scratch.matOf(image);
 *   Mat out = scratch.mat();
 *   Imgproc.blur(in, out, size);
 *   return scratch.imageOf(out);
 * }
 * }</pre>
 *
 * <p>As many exist as operations ever ran at once. No matrix may be used after {@link #close}.
 */
final class Scratch implements AutoCloseable {
  private static final ConcurrentLinkedDeque<Scratch> FREE = new ConcurrentLinkedDeque<>();

  /** Larger matrices are given back to the system after use. */
  private static final long KEPT_BYTES = 16L << 20;

  private final List<Mat> mats = new ArrayList<>();
  private final List<Mat> parts = new ArrayList<>();
  private int used;

  private Scratch() {}

  /** A set of matrices that nobody else uses until it is closed. Loads OpenCV if need be. */
  static Scratch borrow() {
    OpenCv.load();
    Scratch free = FREE.pollFirst();
    return free == null ? new Scratch() : free;
  }

  /** A matrix of any size and content, for OpenCV to fill. */
  Mat mat() {
    if (used == mats.size()) {
      mats.add(new Mat());
    }
    return mats.get(used++);
  }

  /** A matrix of the given size and type (as in {@link CvType}) and any content. */
  Mat mat(int rows, int columns, int type) {
    Mat mat = mat();
    mat.create(rows, columns, type);
    return mat;
  }

  /** A matrix with a copy of the picture: 8 bits, 1 or 3 channels, in the picture's order (RGB). */
  Mat matOf(Image image) {
    Mat mat = mat(image.height(), image.width(), CvType.CV_8UC(image.channels()));
    mat.put(0, 0, image.data());
    return mat;
  }

  /** A row of bytes, for decoders. */
  Mat matOf(byte[] bytes) {
    Mat mat = mat(1, bytes.length, CvType.CV_8UC1);
    mat.put(0, 0, bytes);
    return mat;
  }

  /** Keeps track of a view of another matrix (a region, a row), to be released on close. */
  Mat part(Mat submatrix) {
    parts.add(submatrix);
    return submatrix;
  }

  /** A picture with a copy of an 8-bit matrix of 1 or 3 (RGB) channels. */
  Image imageOf(Mat mat) {
    byte[] pixels = new byte[mat.rows() * mat.cols() * mat.channels()];
    mat.get(0, 0, pixels);
    return Image.wrap(mat.cols(), mat.rows(), mat.channels(), pixels);
  }

  @Override
  public void close() {
    parts.forEach(Mat::release);
    parts.clear();
    for (int i = 0; i < used; i++) {
      Mat mat = mats.get(i);
      if (mat.total() * mat.elemSize() > KEPT_BYTES) {
        mat.release();
      }
    }
    used = 0;
    FREE.addFirst(this);
  }
}
