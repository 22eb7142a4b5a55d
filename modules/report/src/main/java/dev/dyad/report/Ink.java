package dev.dyad.report;

import java.awt.Color;
import java.util.List;

/**
 * A colour by its role. Pages take it from the style sheet, light or dark; plots use the light one.
 * Hues follow Okabe and Ito, so that they differ for colour-blind eyes too.
 *
 * @param variable name of the style sheet's variable
 * @param light for a white ground
 */
record Ink(String variable, Color light) {
  static final Ink TEXT = new Ink("ink", new Color(0x1c2128));
  static final Ink MUTED = new Ink("muted", new Color(0x667080));
  static final Ink GRID = new Ink("grid", new Color(0xe4e7ec));
  static final Ink GROUND = new Ink("ground", new Color(0xffffff));
  static final Ink ENCODER = new Ink("encoder", new Color(0x0b6bb0));
  static final Ink CONTROL = new Ink("control", new Color(0x8a93a1));
  static final Ink POSITIVE = new Ink("positive", new Color(0x0b6bb0));
  static final Ink NEGATIVE = new Ink("negative", new Color(0xd55e00));

  private static final List<Ink> CLASSES =
      List.of(
          new Ink("c0", new Color(0x0072b2)),
          new Ink("c1", new Color(0xe69f00)),
          new Ink("c2", new Color(0x009e73)),
          new Ink("c3", new Color(0xcc79a7)),
          new Ink("c4", new Color(0x56b4e9)),
          new Ink("c5", new Color(0xd55e00)),
          new Ink("c6", new Color(0x6a3d9a)),
          new Ink("c7", new Color(0x8c6d1f)),
          new Ink("c8", new Color(0x4d5562)),
          new Ink("c9", new Color(0x8da800)));

  /** Colours repeat after this many labels; later rounds are drawn hollow. */
  static final int CLASS_COUNT = CLASSES.size();

  /** The colour of a label; gray for a negative one (unlabelled). */
  static Ink ofLabel(int label) {
    return label < 0 ? CONTROL : CLASSES.get(label % CLASS_COUNT);
  }
}
