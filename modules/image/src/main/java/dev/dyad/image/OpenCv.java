package dev.dyad.image;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/**
 * Loads OpenCV's native libraries, once, and only when the first operation needs them.
 *
 * <p>On Linux the libraries are extracted into JavaCPP's cache and loaded in the order of their
 * dependencies, which takes a tenth of the time of JavaCPP's own way. Elsewhere, or when that
 * fails, JavaCPP loads them.
 */
final class OpenCv {
  private static final String VERSION = ".so.413";

  /** What libopencv_java needs, each library after those that it needs itself. */
  private static final List<String> MODULES =
      List.of(
          "core",
          "imgproc",
          "photo",
          "xphoto",
          "dnn",
          "dnn_superres",
          "img_hash",
          "saliency",
          "ml",
          "text",
          "phase_unwrapping",
          "flann",
          "features2d",
          "calib3d",
          "structured_light",
          "wechat_qrcode",
          "xfeatures2d",
          "imgcodecs",
          "video",
          "ximgproc",
          "objdetect",
          "aruco",
          "bgsegm",
          "bioinspired",
          "face",
          "tracking",
          "plot",
          "videoio");

  private static final List<String> LINEAR_ALGEBRA =
      List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

  private OpenCv() {}

  /**
   * Makes sure that OpenCV can be called; cheap from the second call on, safe from any thread.
   *
   * @throws IllegalStateException if the native libraries are missing or do not load
   */
  static void load() {
    Natives.FAILURE.ifPresent(
        cause -> {
          throw new IllegalStateException(
              ("OpenCV's native libraries do not load on %1$s: %2$s. Put org.bytedeco:opencv, openblas"
                      + " and javacpp with the classifier %1$s on the class path")
                  .formatted(Loader.getPlatform(), cause.getMessage()),
              cause);
        });
  }

  /** Initialised by the first call of {@link #load}. */
  private static final class Natives {
    private static final Optional<Throwable> FAILURE = tryLoad();

    private static Optional<Throwable> tryLoad() {
      try {
        if (!Loader.getPlatform().startsWith("linux") || !loadInOrder()) {
          Loader.load(opencv_java.class);
        }
        Core.setNumThreads(1); // our own workers do the parallelism
        return Optional.empty();
      } catch (LinkageError | RuntimeException e) {
        return Optional.of(e);
      }
    }
  }

  /** Whether all could be loaded; if not, loading again in another way does no harm. */
  private static boolean loadInOrder() {
    try {
      for (String library : LINEAR_ALGEBRA) {
        loadOne("openblas", library);
      }
      for (String module : MODULES) {
        loadOne("opencv", "libopencv_" + module + VERSION);
      }
      loadOne("opencv", "libopencv_java.so");
      return true;
    } catch (IOException | UnsatisfiedLinkError e) {
      return false; // JavaCPP tries next, and its error is reported
    }
  }

  private static void loadOne(String project, String library) throws IOException {
    String resource = "/org/bytedeco/" + project + "/" + Loader.getPlatform() + "/" + library;
    File file = Loader.cacheResource(OpenCv.class, resource);
    if (file == null) {
      throw new IOException("not on the class path: " + resource);
    }
    System.load(file.getPath());
  }
}
