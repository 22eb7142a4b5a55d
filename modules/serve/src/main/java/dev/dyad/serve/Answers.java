package dev.dyad.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Require;
import dev.dyad.serve.Asked.Item;
import dev.dyad.serve.ServedEncoder.Reading;
import dev.dyad.serve.ServedIndex.Match;
import dev.dyad.serve.ServedIndex.Question;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What a service says to what it is asked.
 *
 * @param encoder that makes vectors
 * @param index that is searched, if there is one
 * @param batcher through which the encoder is called
 * @param reading permits to read samples, which takes memory and a processor
 */
record Answers<V>(
    ServedEncoder<V> encoder, Optional<ServedIndex> index, Batcher<V> batcher, Semaphore reading) {

  /** Samples that wait for the encoder. */
  int waiting() {
    return batcher.waiting();
  }

  /** A sample with its vector. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Embedded(
      String name, Optional<String> ownId, float[] vector, Optional<Shown> shown) {}

  /** Vectors: {@code {"dimension": 64, "embeddings": [{"sample": …, "vector": […]}]}}. */
  ObjectNode embed(Asked asked, Deadline deadline) throws IOException, InterruptedException {
    List<Embedded> samples = vectors(asked, deadline);
    ObjectNode answer = Json.object().put("dimension", samples.get(0).vector().length);
    ArrayNode list = answer.putArray("embeddings");
    for (Embedded sample : samples) {
      ArrayNode vector = list.addObject().put("sample", sample.name()).putArray("vector");
      for (float value : sample.vector()) {
        vector.add(value);
      }
    }
    return answer;
  }

  /** Neighbours, as {@code dyad search --json} prints them. */
  ObjectNode search(Asked asked, Deadline deadline) throws IOException, InterruptedException {
    ServedIndex searched = requireIndex();
    ObjectNode answer = Json.object();
    ArrayNode queries = answer.putArray("queries");
    for (Embedded sample : vectors(asked, deadline)) {
      ObjectNode query = queries.addObject().put("query", sample.name());
      if (asked.show()) {
        sample.shown().ifPresent(shown -> write(query, shown, sample.ownId()));
      }
      ArrayNode hits = query.putArray("hits");
      for (Match match :
          searched.search(new Question(sample.vector(), sample.ownId(), asked.scope()))) {
        ObjectNode hit = hits.addObject();
        hit.put("id", match.id()).put("similarity", match.similarity());
        ObjectNode columns = hit.putObject("columns");
        match.columns().forEach(columns::put);
        if (asked.show()) {
          searched.show(match.id()).ifPresent(s -> write(hit, s, Optional.of(match.id())));
        }
      }
    }
    return answer;
  }

  /** Cosines of all pairs: {@code {"samples": [names], "similarities": [[1, 0.3], [0.3, 1]]}}. */
  ObjectNode similarity(Asked asked, Deadline deadline) throws IOException, InterruptedException {
    List<Embedded> samples = vectors(asked, deadline);
    Require.that(
        samples.size() >= 2,
        "a similarity is between two samples or more, but there is %d. Give them as samples: [..]",
        samples.size());
    ObjectNode answer = Json.object();
    ArrayNode names = answer.putArray("samples");
    samples.forEach(sample -> names.add(sample.name()));
    ArrayNode rows = answer.putArray("similarities");
    for (Embedded one : samples) {
      ArrayNode row = rows.addArray();
      samples.forEach(other -> row.add(Cosine.of(one.vector(), other.vector())));
    }
    return answer;
  }

  /**
   * What an entry looks like.
   *
   * @throws Refusal if there is none
   */
  Shown item(String id) throws IOException {
    return requireIndex()
        .show(id)
        .orElseThrow(() -> Refusal.of(404, "the index has no entry '%s'", id));
  }

  private ServedIndex requireIndex() {
    return index.orElseThrow(
        () ->
            Refusal.of(
                404,
                "this service has no index to search. Start it with --index, made by: dyad index"));
  }

  private List<Embedded> vectors(Asked asked, Deadline deadline)
      throws IOException, InterruptedException {
    var readings = new ArrayList<Reading<V>>();
    for (Item item : asked.samples()) {
      if (item instanceof Item.Sent || item instanceof Item.Words) {
        readings.addAll(read(item, asked.show(), deadline));
      }
      if (readings.size() > AskedBody.MOST_SAMPLES) {
        throw Refusal.of(
            413, "a request takes up to %d samples. Send fewer at once", AskedBody.MOST_SAMPLES);
      }
    }
    var encoded = new ArrayList<Embedded>();
    float[][] rows = deadline.await(batcher.submit(readings.stream().map(Reading::value).toList()));
    for (int i = 0; i < rows.length; i++) {
      Reading<V> read = readings.get(i);
      Cosine.requireDirection(read.name(), rows[i]);
      encoded.add(new Embedded(read.name(), Optional.empty(), rows[i], read.shown()));
    }
    List<Embedded> all = withEntries(asked, encoded);
    Require.that(!all.isEmpty(), "there is no sample in what was sent");
    return all;
  }

  /** Puts the entries that were named where they were named; files may be of several samples. */
  private List<Embedded> withEntries(Asked asked, List<Embedded> encoded) throws IOException {
    if (asked.samples().stream().noneMatch(Item.Entry.class::isInstance)) {
      return encoded;
    }
    boolean alone = encoded.size() + entries(asked) == asked.samples().size();
    Require.that(alone, "files of several samples cannot be asked for together with entries");
    var all = new ArrayList<Embedded>();
    int next = 0;
    for (Item item : asked.samples()) {
      all.add(
          item instanceof Item.Entry entry ? entry(entry.id(), asked.show()) : encoded.get(next++));
    }
    return all;
  }

  private static long entries(Asked asked) {
    return asked.samples().stream().filter(Item.Entry.class::isInstance).count();
  }

  private Embedded entry(String id, boolean show) throws IOException {
    float[] vector =
        requireIndex()
            .vector(id)
            .orElseThrow(() -> Refusal.of(404, "the index has no entry '%s'", id));
    Optional<Shown> shown = show ? requireIndex().show(id) : Optional.empty();
    return new Embedded("id:" + id, Optional.of(id), vector, shown);
  }

  private List<Reading<V>> read(Item item, boolean show, Deadline deadline)
      throws IOException, InterruptedException {
    deadline.acquire(reading);
    try {
      return item instanceof Item.Sent sent
          ? encoder.read(sent.file(), show)
          : List.of(encoder.words(((Item.Words) item).text()));
    } finally {
      reading.release();
    }
  }

  /** Pictures go along as data; sounds are larger, and fetched by those who play them. */
  private static void write(ObjectNode node, Shown shown, Optional<String> id) {
    ObjectNode out = node.putObject("shown");
    shown.words().ifPresent(words -> out.put("words", words));
    shown
        .picture()
        .ifPresent(
            picture ->
                out.put(
                    "picture",
                    "data:%s;base64,%s"
                        .formatted(
                            picture.type(), Base64.getEncoder().encodeToString(picture.bytes()))));
    if (shown.sound().isPresent() && id.isPresent()) {
      String named = URLEncoder.encode(id.get(), StandardCharsets.UTF_8);
      out.put("sound", "/item?part=sound&id=" + named);
    }
  }
}
