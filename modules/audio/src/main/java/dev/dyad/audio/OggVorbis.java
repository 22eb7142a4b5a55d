package dev.dyad.audio;

import com.jcraft.jogg.Page;
import com.jcraft.jogg.SyncState;
import dev.dyad.core.UnreadableSampleException;

/** OGG Vorbis, through JOrbis: one stream, or several one after another. */
final class OggVorbis {
  private final String id;
  private final SyncState sync = new SyncState();
  private final Page page = new Page();
  private final DecodedSamples samples;
  private int channels;
  private int sampleRateHz;

  OggVorbis(String id, byte[] content, long maxBytes) {
    this.id = id;
    this.samples = new DecodedSamples(id, maxBytes);
    sync.init();
    int offset = sync.buffer(content.length);
    System.arraycopy(content, 0, sync.data, offset, content.length);
    sync.wrote(content.length);
  }

  Sound decode() {
    boolean more = sync.pageout(page) == 1;
    if (!more) {
      throw endsInHeader();
    }
    while (more) {
      decodeStream();
      more = sync.pageout(page) == 1 && page.bos() != 0;
    }
    return new Sound(samples.all(), channels, sampleRateHz);
  }

  private UnreadableSampleException endsInHeader() {
    return new UnreadableSampleException(id, "is damaged: its OGG pages end in the header");
  }

  /** Decodes the stream whose first page has been read, to its last. */
  private void decodeStream() {
    VorbisStream stream = readHeader();
    int before = samples.count();
    long granule = 0;
    boolean ended = false;
    do {
      stream.unpackTo(samples);
      granule = Math.max(granule, page.granulepos());
      ended |= page.eos() != 0;
    } while (!ended && sync.pageout(page) > 0 && stream.take(page));
    if (!ended) {
      throw new UnreadableSampleException(id, "is cut short: its last page is missing");
    }
    samples.keep(before + granule * channels); // the last block may be longer
  }

  private VorbisStream readHeader() {
    var stream = new VorbisStream(id, page);
    stream.take(page);
    while (!stream.readsHeader()) {
      if (sync.pageout(page) != 1) {
        throw endsInHeader();
      }
      stream.take(page);
    }
    if (channels == 0) {
      channels = stream.channels();
      sampleRateHz = stream.sampleRateHz();
    }
    if (channels != stream.channels() || sampleRateHz != stream.sampleRateHz()) {
      throw new UnreadableSampleException(id, "changes its channels or its rate midway");
    }
    return stream;
  }
}
