package dev.dyad.image;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The files of CIFAR-10 or CIFAR-100. A record of theirs is one or two bytes of labels (coarse,
 * fine), then 1,024 bytes each of red, green, blue.
 *
 * @param labelBytes bytes before the pixels; the last is the label
 * @param names the file of class names
 */
record CifarFiles(
    int labelBytes, int classes, Map<String, List<String>> batches, Optional<String> names) {
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final long MOST_NAME_BYTES = 1 << 16;

  private static final Pattern TEN = Pattern.compile("(?:.*/)?(data|test)_batch(?:_\\d+)?\\.bin");
  private static final Pattern HUNDRED = Pattern.compile("(?:.*/)?(train|test)\\.bin");

  static CifarFiles find(Path path, List<String> files) throws IOException {
    Map<String, List<String>> ten = batches(TEN, files);
    Map<String, List<String>> hundred = batches(HUNDRED, files);
    if (ten.isEmpty() && hundred.isEmpty()) {
      throw new IOException(
          path + ": found none of data_batch_1.bin, test_batch.bin, train.bin, test.bin");
    }
    if (!ten.isEmpty() && !hundred.isEmpty()) {
      throw new IOException(path + ": holds CIFAR-10 and CIFAR-100. Give the folder of one");
    }
    return hundred.isEmpty()
        ? new CifarFiles(1, 10, ten, named(files, "batches.meta.txt"))
        : new CifarFiles(2, 100, hundred, named(files, "fine_label_names.txt"));
  }

  private static Map<String, List<String>> batches(Pattern pattern, List<String> files) {
    var batches = new TreeMap<String, List<String>>();
    for (String file : files) {
      Matcher matcher = pattern.matcher(file);
      if (matcher.matches()) {
        String split = matcher.group(1).equals("test") ? "test" : "train";
        batches.computeIfAbsent(split, s -> new ArrayList<>()).add(file);
      }
    }
    Comparator<String> byNumber = Comparator.comparingInt(String::length); // 2 before 10
    batches.values().forEach(list -> list.sort(byNumber.thenComparing(Comparator.naturalOrder())));
    return batches;
  }

  private static Optional<String> named(List<String> files, String name) {
    return files.stream().filter(f -> f.equals(name) || f.endsWith("/" + name)).findFirst();
  }

  List<String> splits() {
    return List.copyOf(batches.keySet());
  }

  List<String> batches(String split) {
    return batches.get(split);
  }

  List<String> labelNames(Path path, Contents contents) throws IOException {
    if (names.isEmpty()) {
      return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
    List<String> lines =
        new String(contents.bytes(names.get(), MOST_NAME_BYTES), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.size() != classes) {
      throw new IOException(
          "%s/%s: expected %d class names, but found %d"
              .formatted(path, names.get(), classes, lines.size()));
    }
    return lines;
  }

  /** All pictures of a split, pixels interleaved. */
  PackedImages read(Path path, Contents contents, String split, long maxBytes) throws IOException {
    List<byte[]> files = new ArrayList<>();
    long left = Math.min(maxBytes, Integer.MAX_VALUE - 8);
    for (String name : batches(split)) {
      byte[] file = bytes(path, contents, name, left);
      left -= file.length;
      files.add(file);
    }
    int recordBytes = labelBytes + 3 * PLANE;
    int count = files.stream().mapToInt(f -> f.length / recordBytes).sum();
    byte[] pixels = new byte[count * 3 * PLANE];
    int[] labels = new int[count];
    int index = 0;
    for (byte[] file : files) {
      for (int start = 0; start < file.length; start += recordBytes) {
        labels[index] = file[start + labelBytes - 1];
        interleave(file, start + labelBytes, pixels, index * 3 * PLANE);
        index++;
      }
    }
    return new PackedImages(split, count, SIDE, SIDE, 3, pixels, labels);
  }

  /** One file, its size and labels checked. */
  private byte[] bytes(Path path, Contents contents, String name, long most) throws IOException {
    byte[] file;
    try {
      file = contents.bytes(name, most);
    } catch (IOException e) {
      throw new IOException(path + "/" + name + ": " + e.getMessage(), e);
    }
    int recordBytes = labelBytes + 3 * PLANE;
    if (file.length == 0 || file.length % recordBytes != 0) {
      throw new IOException(
          "%s/%s: expected pictures of %d bytes each, but found %d bytes in all: cut short or no CIFAR-%d file"
              .formatted(path, name, recordBytes, file.length, classes));
    }
    for (int at = labelBytes - 1; at < file.length; at += recordBytes) {
      int label = file[at] & 0xFF;
      if (label >= classes) {
        throw new IOException(
            "%s/%s: expected labels in 0..%d, but found %d at byte %d"
                .formatted(path, name, classes - 1, label, at));
      }
    }
    return file;
  }

  private static void interleave(byte[] planes, int from, byte[] pixels, int to) {
    for (int i = 0; i < PLANE; i++) {
      for (int channel = 0; channel < 3; channel++) {
        pixels[to + 3 * i + channel] = planes[from + channel * PLANE + i];
      }
    }
  }
}
