package dev.dyad.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.serve.Routes.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Where work becomes a reply.
 *
 * @param answers to what samples ask
 * @param metrics of the service
 * @param limits of the service
 * @param slots for requests, of which some are taken
 */
record Desk<V>(Answers<V> answers, Metrics metrics, ServiceLimits limits, Semaphore slots) {
  /** Does the work; what goes wrong comes out as the cause of a {@link CompletionException}. */
  Reply reply(Work work, Deadline deadline) {
    try {
      return switch (work.route()) {
        case PAGE -> Reply.file("text/html; charset=utf-8", Page.HTML);
        case HEALTH -> Reply.json(health());
        case METRICS ->
            Reply.file(
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.text(gauges()).getBytes(StandardCharsets.UTF_8));
        case ITEM -> item(work);
        case EMBED -> Reply.json(answers.embed(asked(work), deadline));
        case SEARCH -> Reply.json(answers.search(asked(work), deadline));
        case SIMILARITY -> Reply.json(answers.similarity(asked(work), deadline));
      };
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private static Asked asked(Work work) {
    return new AskedBody(work.type(), work.parameters()).read(work.body());
  }

  /** What the service is, for those who watch it and for the page. */
  private ObjectNode health() throws IOException {
    ServedEncoder<V> encoder = answers.encoder();
    ObjectNode health = Json.object().put("status", "ok").put("modality", encoder.modality());
    health.put("words", encoder.takesWords());
    Optional<ServedIndex> index = answers.index();
    if (index.isPresent()) {
      ObjectNode node = health.putObject("index").put("entries", index.get().size());
      ObjectNode columns = node.putObject("columns");
      index
          .get()
          .columns()
          .forEach(
              (name, values) -> {
                ArrayNode list = columns.putArray(name);
                values.forEach(list::add);
              });
    }
    health
        .putObject("limits")
        .put("bodyBytes", limits.bodyBytes())
        .put("samples", AskedBody.MOST_SAMPLES)
        .put("seconds", limits.seconds());
    return health;
  }

  private List<Metrics.Gauge> gauges() throws IOException {
    var gauges = new ArrayList<Metrics.Gauge>();
    gauges.add(
        new Metrics.Gauge(
            "dyad_requests_in_work",
            "Requests that are worked on.",
            limits.requests() - slots.availablePermits()));
    gauges.add(
        new Metrics.Gauge(
            "dyad_queue_samples", "Samples that wait for the encoder.", answers.waiting()));
    if (answers.index().isPresent()) {
      gauges.add(
          new Metrics.Gauge(
              "dyad_index_entries", "Entries of the index.", answers.index().get().size()));
    }
    return gauges;
  }

  /** A picture where there is one, else words; or the part that is asked for. */
  private Reply item(Work work) throws IOException {
    String id = only(work, "id").orElseThrow(() -> Refusal.of(400, "say which: /item?id=ID"));
    Shown shown = answers.item(id);
    Optional<Reply> picture = shown.picture().map(m -> Reply.file(m.type(), m.bytes()));
    Optional<Reply> words =
        shown
            .words()
            .map(w -> Reply.file("text/plain; charset=utf-8", w.getBytes(StandardCharsets.UTF_8)));
    Optional<Reply> part =
        switch (only(work, "part").orElse("")) {
          case "" -> picture.or(() -> words);
          case "picture" -> picture;
          case "words" -> words;
          case "sound" -> shown.sound().map(m -> Reply.file(m.type(), m.bytes()));
          default -> throw Refusal.of(400, "part must be picture, sound or words");
        };
    return part.orElseThrow(() -> Refusal.of(404, "entry '%s' has no such part", id));
  }

  private static Optional<String> only(Work work, String key) {
    return work.parameters().getOrDefault(key, List.of()).stream().findFirst();
  }
}
