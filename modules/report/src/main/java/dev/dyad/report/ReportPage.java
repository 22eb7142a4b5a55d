package dev.dyad.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a report as one HTML file that opens from disk, asks for nothing from the network, adapts
 * to phones and to light and dark, and escapes every name in it.
 */
public final class ReportPage {
  private ReportPage() {}

  /**
   * Writes the page aside and moves it into place; folders are made where missing.
   *
   * @throws IOException if the file cannot be written; an older one is then still whole
   */
  public static void write(Report report, Path file) throws IOException {
    Aside.write(file, Page.of(report).getBytes(StandardCharsets.UTF_8));
  }
}
