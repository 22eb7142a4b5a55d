package dev.dyad.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A page of its own with views and what was done to each, and the same as one picture. */
public final class ViewGallery {
  private ViewGallery() {}

  /**
   * Writes {@code gallery.html} and, beside it, {@code gallery.png} (for whatever name).
   *
   * @param page the HTML file
   * @param title such as "Views of SimCLR(size=96)"
   * @param command the command line that repeats it; may be empty
   * @param views what to show
   * @param provenance such as the seed; may be empty
   * @return the picture's file
   * @throws IOException if a file cannot be written
   */
  public static Path write(
      Path page, String title, String command, Views views, Map<String, String> provenance)
      throws IOException {
    ReportPage.write(new Report(title, command, List.of(views), provenance), page);
    String name = page.getFileName().toString().replaceFirst("\\.html?$", "") + ".png";
    Path picture = page.resolveSibling(name);
    Aside.write(picture, Drawings.png(ContactSheet.of(title, views)));
    return picture;
  }
}
