package dev.dyad.audio;

import dev.dyad.core.DevicePlan;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes down what a device is to do to the clips of a batch: spectrograms of the samples, all that
 * was put off after them, and what {@link LogMelCollator} does at the end. Where the samples are
 * too many bytes, the host makes the spectrograms, and the device takes over from there.
 */
final class SpectrogramPlan {
  /** Values of frames that are transformed at once: 64 MiB. */
  private static final long MOST_VALUES = 1L << 24;

  private static final long MOST_BYTES = 256L << 20; // of samples that travel as they are

  private final LogMelCollator collator;
  private final DevicePlan plan = new DevicePlan();
  private final List<List<DrawnBatch.Input>> inputs = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  /** Samples that are analysed alike. */
  private record Analysis(LogMel logMel, int sampleRateHz) {}

  /** Samples that travel, and where they are among the tensors. */
  private record Sent(List<Waveform> waveforms, int place) {}

  private SpectrogramPlan(LogMelCollator collator) {
    this.collator = collator;
  }

  /**
   * The plan of a batch.
   *
   * @throws IllegalArgumentException if the views do not fit together
   */
  static DrawnBatch of(LogMelCollator collator, List<List<View<Clip>>> views) {
    var clips = new SpectrogramPlan(collator);
    clips.plan.word(views.size());
    for (List<View<Clip>> view : views) {
      clips.add(Spectrogram.alike(collator.logMel(), view.stream().map(View::value).toList()));
    }
    Stream<String> madeByHost =
        views.stream().flatMap(List::stream).flatMap(v -> UndoneClip.madeByHost(v).stream());
    return clips.plan.batch(SpectrogramProgram.TEXT, clips.inputs, madeByHost.findFirst());
  }

  private void add(List<Spectrogram> spectrograms) {
    List<UndoneClip> undone = spectrograms.stream().map(UndoneClip::of).toList();
    var kept = new KeptFrames(collator, spectrograms);
    int bands = spectrograms.get(0).bands();
    int room = Math.max(1, undone.stream().mapToInt(UndoneClip::mostFrames).max().orElse(1));
    plan.word(undone.size());
    plan.word(bands);
    plan.word(room);
    sources(undone, bands, room);
    plan.stages(
        room,
        bands,
        undone.stream()
            .map(u -> u.steps().stream().map(s -> s.planned(bands, room)).toList())
            .toList());
    finish(undone, kept);
    var levels = new DrawnBatch.Input(Tensor.Floats.class, undone.size(), 1, bands, kept.longest());
    var frames = new DrawnBatch.Input(Tensor.Longs.class, undone.size());
    inputs.add(collator.lengths() ? List.of(levels, frames) : List.of(levels));
  }

  private void finish(List<UndoneClip> undone, KeptFrames kept) {
    plan.word(plan.numbers(undone.stream().mapToDouble(UndoneClip::frames).toArray()));
    plan.word(plan.numbers(kept.counts()));
    plan.word(kept.longest());
    plan.word(
        switch (collator.centering()) {
          case NONE -> 0;
          case CLIP -> 1;
          case BANDS -> 2;
        });
    plan.word(plan.numbers(collator.mean().orElse(0), 1 / collator.deviation().orElse(1)));
    plan.word(collator.lengths() ? 1 : 0);
  }

  private void sources(List<UndoneClip> undone, int bands, int room) {
    Map<Optional<Analysis>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < undone.size(); i++) {
      UndoneClip.Source source = undone.get(i).source();
      Optional<Analysis> analysis =
          source.logMel().map(logMel -> new Analysis(logMel, source.clip().sampleRateHz()));
      groups.computeIfAbsent(analysis, key -> new ArrayList<>()).add(i);
    }
    plan.word(groups.size());
    groups.forEach(
        (analysis, members) -> {
          List<Clip> clips = members.stream().map(i -> undone.get(i).source().clip()).toList();
          double[] places = members.stream().mapToDouble(i -> i).toArray();
          if (analysis.isPresent() && bytes(clips) <= MOST_BYTES) {
            List<Waveform> waveforms = clips.stream().map(c -> c.waveform("LogMel")).toList();
            plan.word(place(waveforms));
            plan.word(plan.numbers(places));
            analyse(analysis.get(), waveforms, room);
          } else {
            UnaryOperator<Clip> made = c -> analysis.<Clip>map(a -> a.logMel().of(c)).orElse(c);
            plan.word(plan.tensor(levels(clips.stream().map(made).toList(), bands, room)));
            plan.word(plan.numbers(places));
            IntStream.range(0, 9).forEach(i -> plan.word(0));
          }
        });
  }

  private static long bytes(List<Clip> waveforms) {
    return (long) Float.BYTES * waveforms.size() * longest(waveforms);
  }

  private static int longest(List<? extends Clip> waveforms) {
    return waveforms.stream().mapToInt(c -> c.waveform("LogMel").length()).max().orElse(0);
  }

  private void analyse(Analysis kind, List<Waveform> waveforms, int room) {
    Stft stft = kind.logMel().stft(kind.sampleRateHz());
    MelPlan mel = MelPlan.of(stft, kind.logMel().filters(), kind.sampleRateHz());
    long many = Math.max(1, MOST_VALUES / ((long) room * stft.fftSize()));
    plan.word(stft.fftSize());
    plan.word(stft.fftSize() / 2);
    plan.word(stft.hopSamples());
    plan.word(plan.numbers(mel.window()));
    plan.word(plan.numbers(mel.byFrequency()));
    plan.word(plan.numbers(waveforms.stream().mapToDouble(w -> stft.frames(w.length())).toArray()));
    plan.word(plan.numbers(kind.logMel().rangeDb()));
    plan.word((waveforms.size() + many - 1) / many);
    plan.word(many);
  }

  /** Where among the tensors these samples are; what two views begin with travels once. */
  private int place(List<Waveform> waveforms) {
    for (Sent earlier : sent) {
      if (areSame(earlier.waveforms(), waveforms)) {
        return earlier.place();
      }
    }
    int longest = Math.max(1, longest(waveforms));
    var tensor = new Tensor.Floats(waveforms.size(), longest);
    for (int i = 0; i < waveforms.size(); i++) {
      tensor.data().put(i * longest, waveforms.get(i).data());
    }
    int place = plan.tensor(tensor);
    sent.add(new Sent(waveforms, place));
    return place;
  }

  @SuppressWarnings("ReferenceEquality") // the very same objects, whatever their samples
  private static boolean areSame(List<Waveform> some, List<Waveform> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
  }

  /** Spectrograms that are there, (n, 1, bands, room). */
  private static Tensor levels(List<Clip> clips, int bands, int room) {
    var tensor = new Tensor.Floats(clips.size(), 1, bands, room);
    for (int i = 0; i < clips.size(); i++) {
      Spectrogram spectrogram = clips.get(i).spectrogram("LogMelCollator");
      int frames = spectrogram.frames();
      for (int b = 0; b < bands; b++) {
        tensor.data().put((i * bands + b) * room, spectrogram.data(), b * frames, frames);
      }
    }
    return tensor;
  }
}
