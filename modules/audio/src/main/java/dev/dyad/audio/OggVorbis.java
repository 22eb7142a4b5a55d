package dev.dyad.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.dyad.core.UnreadableSampleException;
import java.util.Arrays;

/** OGG Vorbis, through JOrbis. */
final class OggVorbis {
  private static final int HEADER_PACKETS = 3;

  private final String id;
  private final SyncState sync = new SyncState();
  private final StreamState stream = new StreamState();
  private final Page page = new Page();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final DspState synthesis = new DspState();
  private final Block block = new Block(synthesis);
  private float[] samples = new float[1 << 16];
  private int filled;
  private boolean ended;

  OggVorbis(String id, byte[] content) {
    this.id = id;
    sync.init();
    int offset = sync.buffer(content.length);
    System.arraycopy(content, 0, sync.data, offset, content.length);
    sync.wrote(content.length);
  }

  Sound decode() {
    readHeaders();
    Sound.check(id, info.channels, info.rate);
    synthesis.synthesis_init(info);
    block.init(synthesis);
    long granule = 0;
    do {
      unpackPage();
      granule = Math.max(granule, page.granulepos());
      ended |= page.eos() != 0;
    } while (!ended && sync.pageout(page) > 0 && stream.pagein(page) >= 0);
    if (!ended) {
      throw new UnreadableSampleException(id, "is cut short: its last page is missing");
    }
    int wanted = (int) Math.min(filled, granule * info.channels); // the last block may be longer
    return new Sound(Arrays.copyOf(samples, wanted), info.channels, info.rate);
  }

  private void readHeaders() {
    var comment = new Comment();
    info.init();
    comment.init();
    int packets = 0;
    while (packets < HEADER_PACKETS) {
      if (sync.pageout(page) != 1) {
        throw new UnreadableSampleException(id, "is damaged: its OGG pages end in the header");
      }
      if (packets == 0) {
        stream.init(page.serialno());
      }
      stream.pagein(page);
      while (packets < HEADER_PACKETS && stream.packetout(packet) == 1) {
        if (info.synthesis_headerin(comment, packet) < 0) {
          throw new UnreadableSampleException(
              id, "is no Vorbis, or damaged: packet %d of its header".formatted(packets + 1));
        }
        packets++;
      }
    }
  }

  private void unpackPage() {
    float[][][] pcm = new float[1][][];
    int[] starts = new int[info.channels];
    while (stream.packetout(packet) == 1) {
      if (block.synthesis(packet) != 0) {
        continue;
      }
      synthesis.synthesis_blockin(block);
      for (int n = synthesis.synthesis_pcmout(pcm, starts); n > 0; ) {
        append(pcm[0], starts, n);
        synthesis.synthesis_read(n);
        n = synthesis.synthesis_pcmout(pcm, starts);
      }
    }
  }

  private void append(float[][] pcm, int[] starts, int count) {
    int more = count * info.channels;
    if (filled + more > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(filled + more, 2 * samples.length));
    }
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < info.channels; c++) {
        samples[filled++] = pcm[c][starts[c] + i];
      }
    }
  }
}
