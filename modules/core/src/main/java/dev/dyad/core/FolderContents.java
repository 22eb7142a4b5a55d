package dev.dyad.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The files of a folder and of all folders in it. Links are followed. */
record FolderContents(Path root, List<String> names, List<Skipped> skipped) implements Contents {
  private static final int PEEKED_FILES = 5_000;

  static FolderContents of(Path root) throws IOException {
    var names = new ArrayList<String>();
    var skipped = new ArrayList<Skipped>();
    walk(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              names.add(relative(root, file));
            } else {
              skipped.add(new Skipped(relative(root, file), "is no regular file"));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
              throw e;
            }
            skipped.add(new Skipped(relative(root, file), reason(e)));
            return FileVisitResult.CONTINUE;
          }
        });
    names.sort(null);
    return new FolderContents(root, List.copyOf(names), List.copyOf(skipped));
  }

  /** The contents that are one file. */
  static FolderContents ofFile(Path file) {
    Path absolute = file.toAbsolutePath();
    return new FolderContents(
        absolute.getParent(), List.of(absolute.getFileName().toString()), List.of());
  }

  /** The named files that exist. */
  static FolderContents ofFiles(Path root, List<String> names) {
    var all = new TreeSet<String>();
    names.stream().filter(name -> Files.isRegularFile(root.resolve(name))).forEach(all::add);
    return new FolderContents(root, List.copyOf(all), List.of());
  }

  static boolean any(Path root, Predicate<String> wanted) throws IOException {
    var visitor =
        new SimpleFileVisitor<Path>() {
          private int seen;
          private boolean found;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found = attributes.isRegularFile() && wanted.test(relative(root, file));
            return found || ++seen > PEEKED_FILES
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        };
    walk(root, visitor);
    return visitor.found;
  }

  private static void walk(Path root, FileVisitor<Path> visitor) throws IOException {
    Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission to read it";
    }
    return e instanceof FileSystemLoopException ? "leads back to a folder above it" : e.toString();
  }

  @Override
  public InputStream stream(String name) throws IOException {
    return Files.newInputStream(root.resolve(name));
  }

  @Override
  public void close() {}
}
