package dev.dyad.core;

import java.util.List;

/** Registered in this module's test resources. */
public final class NumbersModality implements Modality<Integer> {
  /** Called by the service loader. */
  public NumbersModality() {}

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public Class<Integer> type() {
    return Integer.class;
  }

  @Override
  public List<Class<? extends Augmentation<Integer>>> augmentations() {
    return List.of(Numbers.Add.class, Numbers.Greedy.class, Numbers.Times.class);
  }

  @Override
  public List<Class<? extends Preset<Integer>>> presets() {
    return List.of();
  }

  @Override
  public List<DatasetReader<Integer>> readers() {
    return List.of();
  }

  @Override
  public Collator<Integer> collator() {
    return new Plain(0);
  }

  @Override
  public Preset<Integer> defaultViews() {
    return new SamePipeline<>(new Numbers.Add());
  }

  @Override
  public String defaultEncoder() {
    return "Mlp";
  }

  /** Numbers less their mean. */
  record Plain(int mean) implements Collator<Integer> {
    @Override
    public List<Tensor> collate(List<Integer> values) {
      var tensor = new Tensor.Longs(values.size());
      values.forEach(v -> tensor.data());
      return List.of(tensor);
    }
  }
}
