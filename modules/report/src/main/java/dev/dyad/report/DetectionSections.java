package dev.dyad.report;

/** Writes what tells odd samples from normal ones. */
final class DetectionSections {
  private DetectionSections() {}

  static void detections(Markup out, Detections detections) {
    Figures.chart(out, HistogramChart.of(detections));
    if (detections.detectors().stream().anyMatch(Detections.Detector::isKnown)) {
      out.open("div", "class", "charts");
      Figures.chart(out, DetectionChart.roc(detections));
      Figures.chart(out, DetectionChart.precisionRecall(detections));
      out.close();
    }
  }

  static void oddest(Markup out, Oddest oddest) {
    out.open("p", "class", "note").text("Highest score first. ");
    if (oddest.samples().stream().anyMatch(s -> s.isOdd().isPresent())) {
      out.element("span", "✓ odd", "class", "right").text(" ");
      out.element("span", "✗ normal", "class", "wrong");
    }
    out.close();
    out.open("div", "class", "strip");
    for (Oddest.Sample sample : oddest.samples()) {
      String kind = sample.isOdd().map(odd -> odd ? "cell right" : "cell wrong").orElse("cell");
      Neighbours.Item item = sample.item();
      out.open("div", "class", kind, "title", Drawings.shortened(item.id(), 200));
      Drawings.write(out, item.drawing(), "odd sample " + item.id());
      out.open("p", "class", "under");
      sample
          .isOdd()
          .ifPresent(
              odd ->
                  out.element(
                      "span",
                      odd ? "✓" : "✗",
                      "class",
                      "mark",
                      "aria-label",
                      odd ? "odd" : "normal"));
      item.label().ifPresent(label -> out.element("bdi", Drawings.shortened(label, 40)));
      out.element("span", Numbers.significant(sample.score()), "class", "count");
      out.close().close();
    }
    out.close();
  }
}
