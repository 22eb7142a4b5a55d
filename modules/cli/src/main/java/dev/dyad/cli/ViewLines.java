package dev.dyad.cli;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.report.Views;

/**
 * Views of texts as lines for the terminal: what went in red, what came in green; where there are
 * no colours, in square brackets with minus signs and in braces with plus signs.
 */
final class ViewLines {
  private static final String RED = "\u001B[9;31m";
  private static final String GREEN = "\u001B[1;32m";
  private static final String GRAY = "\u001B[2m";
  private static final String END = "\u001B[0m";

  private ViewLines() {}

  /** Each sample that is shown with words, with its views; nothing of others. */
  static String of(Views views, boolean coloured) {
    var out = new StringBuilder();
    for (Views.Row row : views.samples()) {
      if (words(row.original()) instanceof Drawing.Words words) {
        out.append(printable(row.id())).append(": ").append(printable(words.text())).append('\n');
        for (Views.Shown view : row.views()) {
          if (words(view.drawing()) instanceof Diff diff) {
            out.append(of(diff, coloured));
          }
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** What is said of a captioned picture, or the drawing itself. */
  private static Drawing words(Drawing drawing) {
    return drawing instanceof Drawing.Captioned captioned ? captioned.words() : drawing;
  }

  /** The words on one line, then each note, then the caption. */
  static String of(Diff diff, boolean coloured) {
    var line = new StringBuilder("  ");
    var notes = new StringBuilder();
    for (Diff.Part part : diff.parts()) {
      String text = printable(part.text());
      switch (part.mark()) {
        case KEPT -> line.append(text);
        case REMOVED -> line.append(coloured ? RED + text + END : "[-" + text + "-]");
        case ADDED -> line.append(coloured ? GREEN + text + END : "{+" + text + "+}");
      }
      if (!part.note().isEmpty()) {
        notes.append(quiet("    " + text.strip() + ": " + printable(part.note()), coloured));
      }
    }
    String caption = diff.caption().isEmpty() ? "" : quiet("    " + diff.caption(), coloured);
    return line.append('\n').append(notes).append(caption).toString();
  }

  private static String quiet(String text, boolean coloured) {
    return (coloured ? GRAY + text + END : text) + "\n";
  }

  /** No control characters: a text must not move the cursor or change colours. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
