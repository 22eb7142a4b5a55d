package dev.dyad.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.dyad.core.UnreadableSampleException;

/** One of the streams that an OGG file holds one after another. */
final class VorbisStream {
  private static final int HEADER_PACKETS = 3;

  private final String id;
  private final StreamState stream = new StreamState();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final Comment comment = new Comment();
  private final DspState synthesis = new DspState();
  private final Block block = new Block(synthesis);
  private int headers;

  /** A stream that begins with this page. */
  VorbisStream(String id, Page first) {
    this.id = id;
    stream.init(first.serialno());
    info.init();
    comment.init();
  }

  int channels() {
    return info.channels;
  }

  int sampleRateHz() {
    return info.rate;
  }

  /** Takes the next page; false if it is of another stream. */
  boolean take(Page page) {
    return stream.pagein(page) >= 0;
  }

  /**
   * Whether the header is complete with the pages taken.
   *
   * @throws UnreadableSampleException if it is no Vorbis header
   */
  boolean readsHeader() {
    while (headers < HEADER_PACKETS && stream.packetout(packet) == 1) {
      if (info.synthesis_headerin(comment, packet) < 0) {
        throw new UnreadableSampleException(
            id, "is no Vorbis, or damaged: packet %d of its header".formatted(headers + 1));
      }
      headers++;
      if (headers == HEADER_PACKETS) {
        Sound.check(id, info.channels, info.rate);
        synthesis.synthesis_init(info);
        block.init(synthesis);
      }
    }
    return headers == HEADER_PACKETS;
  }

  /** Decodes the pages taken. */
  void unpackTo(DecodedSamples samples) {
    float[][][] pcm = new float[1][][];
    int[] starts = new int[info.channels];
    while (stream.packetout(packet) == 1) {
      if (block.synthesis(packet) != 0) {
        continue;
      }
      synthesis.synthesis_blockin(block);
      for (int n = synthesis.synthesis_pcmout(pcm, starts); n > 0; ) {
        append(pcm[0], starts, n, samples);
        synthesis.synthesis_read(n);
        n = synthesis.synthesis_pcmout(pcm, starts);
      }
    }
  }

  private void append(float[][] pcm, int[] starts, int count, DecodedSamples samples) {
    samples.makeRoom(count * info.channels);
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < info.channels; c++) {
        samples.add(pcm[c][starts[c] + i]);
      }
    }
  }
}
