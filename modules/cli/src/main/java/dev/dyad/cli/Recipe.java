package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.LearningSpecs;
import dev.dyad.learn.Method;
import dev.dyad.learn.Optimizer;
import dev.dyad.learn.Pretrained;
import dev.dyad.pairs.Balanced;
import dev.dyad.pairs.BatchOrder;
import dev.dyad.pairs.Shuffled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run is made of: a record, its YAML, and the file {@code run.yaml} describe the
 * same.
 *
 * @param seed of all chance in the run
 * @param modality kind of data
 * @param data which data
 * @param views how training views are made
 * @param order which samples meet in a batch; shuffled where absent
 * @param method what is learnt
 * @param encoder the architecture
 * @param optimizer how weights change
 * @param epochs how often every sample is seen
 * @param batchSize samples a batch
 * @param device where to compute: cpu, auto, gpu0, ...
 * @param viewsOn what makes the views
 * @param workers threads that make views, or draw them for the device
 * @param evaluate how the encoder is evaluated and shown
 */
record Recipe(
    long seed,
    String modality,
    DataSpec data,
    Preset<?> views,
    Optional<BatchOrder> order,
    Method method,
    Encoder encoder,
    Optimizer optimizer,
    int epochs,
    int batchSize,
    String device,
    ViewsOn viewsOn,
    int workers,
    EvaluationSpec evaluate) {
  /** Every protocol that {@code evaluate.protocols} may name. */
  static final List<Class<? extends Protocol>> PROTOCOLS =
      List.of(
          TrainTest.class,
          KnnSplit.class,
          CrossValidation.class,
          SupportVectorMachine.class,
          Similarity.class,
          PairRetrieval.class,
          CaptionRetrieval.class,
          ZeroShot.class);

  Recipe {
    Require.positive("epochs", epochs);
    Require.within("workers", workers, 1, 256);
    Shuffled.checkBatchSize(batchSize);
    DeviceChoice.checkName(device);
  }

  /** The order that is used. */
  BatchOrder batchOrder() {
    return order.orElseGet(() -> new Shuffled(batchSize));
  }

  Recipe withDataPath(String path) {
    return withData(data.withPath(path));
  }

  Recipe withCollator(Collator<?> collator) {
    return withData(data.withCollator(collator));
  }

  Recipe withData(DataSpec data) {
    return new Recipe(
        seed, modality, data, views, order, method, encoder, optimizer, epochs, batchSize, device,
        viewsOn, workers, evaluate);
  }

  /** The same with other views, and what is done to a sample that is embedded. */
  Recipe withViews(Preset<?> views, Augmentation<?> evaluation) {
    var shown =
        new EvaluationSpec(
            Optional.of(evaluation), evaluate.protocols(), evaluate.neighbours(), evaluate.tsne());
    return new Recipe(
        seed, modality, data, views, order, method, encoder, optimizer, epochs, batchSize, device,
        viewsOn, workers, shown);
  }

  Recipe withEpochs(int epochs) {
    return new Recipe(
        seed, modality, data, views, order, method, encoder, optimizer, epochs, batchSize, device,
        viewsOn, workers, evaluate);
  }

  Recipe withDevice(String device) {
    return new Recipe(
        seed, modality, data, views, order, method, encoder, optimizer, epochs, batchSize, device,
        viewsOn, workers, evaluate);
  }

  /** A codec for every record that a recipe of this modality may name. */
  static SpecCodec codec(Modality<?> modality) {
    var records = new ArrayList<Class<?>>(SpecCodec.records(modality));
    records.addAll(List.of(Recipe.class, DataSpec.class, EvaluationSpec.class));
    records.addAll(PROTOCOLS);
    records.addAll(List.of(Shuffled.class, Balanced.class));
    records.addAll(LearningSpecs.classes());
    records.add(Pretrained.class);
    return new SpecCodec("modality '" + modality.name() + "'", records).forValues(modality.type());
  }

  /** The settings that a recipe of this modality need not name, as a tree. */
  static Map<String, Object> defaults(Modality<?> modality, SpecCodec codec) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("seed", 1);
    tree.put("modality", modality.name());
    tree.put("views", codec.toTree(modality.defaultViews()));
    tree.put("method", "SimCLR");
    tree.put("encoder", modality.defaultEncoder());
    tree.put("optimizer", "Adam");
    tree.put("epochs", 10);
    tree.put("batchSize", 128);
    tree.put("device", "auto");
    tree.put("viewsOn", "auto");
    tree.put("workers", 1);
    tree.put("evaluate", Map.of());
    return tree;
  }
}
