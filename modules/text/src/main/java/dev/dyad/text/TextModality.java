package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.PairReader;
import dev.dyad.core.Preset;
import dev.dyad.core.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        NegationFlip.class,
        OtherWording.class);
  }

  @Override
  public List<Class<? extends Preset<Text>>> presets() {
    return List.of(SimCSE.class, EDA.class, KeptMeaning.class, Wordings.class);
  }

  @Override
  public List<DatasetReader<Text>> readers() {
    return List.of(
        new WordNetGlosses(),
        new WordNetWordings(),
        new TextLines(),
        new JsonLines(),
        new SentencePairs(),
        new Joined(),
        new PreparedTexts(),
        new Csv());
  }

  @Override
  public List<PairReader<Text>> pairReaders() {
    return List.of(new SentencePairs());
  }

  @Override
  public Collator<Text> collator() {
    return new HashedWords();
  }

  @Override
  public List<Class<? extends Collator<Text>>> furtherCollators() {
    return List.of(
        HashedGrams.class,
        WordVocabulary.class,
        BytePairs.class,
        WordPieces.class,
        TokenizerFile.class);
  }

  @Override
  public Map<String, Collator<Text>> baselines() {
    var baselines = new LinkedHashMap<String, Collator<Text>>();
    baselines.put("tfIdfWords", TfIdf.words());
    baselines.put("tfIdfPieces", TfIdf.pieces());
    baselines.put("wordCounts", TfIdf.counts());
    return baselines;
  }

  @Override
  public Optional<Text> ofWords(String words) {
    return Optional.of(Text.of(words));
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
