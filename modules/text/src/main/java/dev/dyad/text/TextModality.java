package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.View;
import java.util.List;

/** Texts: sentences, articles, definitions. */
public final class TextModality implements Modality<Text> {
  /** For the service loader. */
  public TextModality() {}

  @Override
  public String name() {
    return "text";
  }

  @Override
  public Class<Text> type() {
    return Text.class;
  }

  @Override
  public List<Class<? extends Augmentation<Text>>> augmentations() {
    return List.of(
        SynonymSwap.class,
        HypernymSwap.class,
        SynonymInsertion.class,
        WordDeletion.class,
        WordSwap.class,
        SpanDeletion.class,
        WordMask.class,
        SentenceShuffle.class,
        CharacterNoise.class,
        CaseNoise.class,
        WhitespaceNoise.class,
        ContractionSwap.class,
        MeaningFloor.class,
        AntonymSwap.class,
        NegationFlip.class);
  }

  @Override
  public List<Class<? extends Preset<Text>>> presets() {
    return List.of(SimCSE.class, EDA.class, KeptMeaning.class);
  }

  @Override
  public List<DatasetReader<Text>> readers() {
    return List.of(new TextLines());
  }

  @Override
  public Collator<Text> collator() {
    return new HashedWords();
  }

  @Override
  public Preset<Text> defaultViews() {
    return new SimCSE();
  }

  @Override
  public String defaultEncoder() {
    return "bag-of-embeddings";
  }

  @Override
  public Drawing draw(Text raw, View<Text> view) {
    return TextDiff.of(raw, view);
  }

  @Override
  public Drawing draw(Text text) {
    return new Drawing.Words(text.content());
  }
}
