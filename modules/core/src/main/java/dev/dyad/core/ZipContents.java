package dev.dyad.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip archive, read where they lie. The archive stays open until closed. */
record ZipContents(ZipFile zip, List<String> names, List<Skipped> skipped) implements Contents {

  static ZipContents of(Path path) throws IOException {
    ZipFile zip = open(path);
    try {
      var names = new TreeSet<String>();
      var skipped = new ArrayList<Skipped>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && !names.add(entry.getName())) {
          skipped.add(
              new Skipped(entry.getName(), "is in the archive more than once; one is used"));
        }
      }
      return new ZipContents(zip, List.copyOf(names), List.copyOf(skipped));
    } catch (RuntimeException e) {
      zip.close();
      throw new ZipException("damaged: " + e);
    }
  }

  static boolean any(Path path, Predicate<String> wanted) throws IOException {
    try (ZipFile zip = open(path)) {
      return zip.stream().anyMatch(e -> !e.isDirectory() && wanted.test(e.getName()));
    }
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      try {
        return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1); // names not in UTF-8
      } catch (ZipException again) {
        e.addSuppressed(again);
        throw e;
      }
    }
  }

  @Override
  public InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new FileNotFoundException(name + " is not in " + zip.getName());
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
