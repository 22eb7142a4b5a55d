package dev.dyad.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The whole page around the sections: one file that asks for nothing else. */
final class Page {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private Page() {}

  /** The report as the text of an HTML file. */
  static String of(Report report) {
    var out = new Markup();
    out.open("html", "lang", "en").line();
    head(out, report.title());
    out.open("body").line();
    List<Section> sections = report.sections().stream().filter(PageSections::hasContent).toList();
    header(out, report, sections);
    out.open("main").line();
    var writer = new PageSections(out);
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      out.open("section", "id", id(i), "class", section.getClass().getSimpleName());
      out.element("h2", PageSections.heading(section));
      writer.write(section);
      out.close().line();
    }
    provenance(out, report);
    out.close().line();
    out.open("div", "id", "tip", "role", "status", "hidden", "").close().line();
    out.raw("script", SCRIPT).line();
    return "<!DOCTYPE html>\n" + out.close().close() + "\n";
  }

  private static String id(int section) {
    return "section-" + (section + 1);
  }

  /** Allows no network and no script but ours, should a name ever slip through unescaped. */
  private static void head(Markup out, String title) {
    String policy =
        "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"
            .formatted(sha256(SCRIPT));
    out.open("head").line();
    out.open("meta", "charset", "utf-8").close().line();
    out.open("meta", "http-equiv", "Content-Security-Policy", "content", policy).close().line();
    out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.close().line();
    out.open("meta", "name", "generator", "content", "Dyad").close().line();
    out.element("title", Drawings.shortened(title, 200)).line();
    out.raw("style", STYLE).line();
    out.close().line();
  }

  private static void header(Markup out, Report report, List<Section> sections) {
    out.open("header");
    out.open("div", "class", "top").element("h1", report.title(), "dir", "auto");
    out.element(
        "button",
        "◐",
        "type",
        "button",
        "id",
        "theme",
        "title",
        "light or dark",
        "aria-label",
        "Switch between light and dark");
    out.close();
    report
        .first(Scores.class)
        .filter(scores -> !scores.cards().isEmpty())
        .ifPresent(
            scores -> out.element("p", Verdict.of(scores.cards().get(0)), "class", "verdict"));
    out.open("nav", "aria-label", "Sections");
    for (int i = 0; i < sections.size(); i++) {
      out.element("a", PageSections.heading(sections.get(i)), "href", "#" + id(i));
    }
    if (hasProvenance(report)) {
      out.element("a", "Provenance", "href", "#provenance");
    }
    out.close().close().line();
  }

  private static boolean hasProvenance(Report report) {
    return !report.provenance().isEmpty() || !report.command().isEmpty();
  }

  private static void provenance(Markup out, Report report) {
    if (!hasProvenance(report)) {
      return;
    }
    out.open("section", "id", "provenance", "class", "Provenance");
    out.element("h2", "Provenance");
    if (!report.command().isEmpty()) {
      out.element("p", "To repeat it", "class", "label");
      out.open("div", "class", "command").element("code", report.command(), "id", "command");
      out.element("button", "Copy", "type", "button", "id", "copy").close();
    }
    if (!report.provenance().isEmpty()) {
      out.open("dl");
      report
          .provenance()
          .forEach(
              (name, value) ->
                  out.open("div")
                      .element("dt", name, "dir", "auto")
                      .element("dd", value, "dir", "auto")
                      .close());
      out.close();
    }
    out.close().line();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks dev/dyad/report/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read dev/dyad/report/" + name, e);
    }
  }
}
