package dev.dyad.text;

import dev.dyad.wordnet.PartOfSpeech;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tokens of a text's sentences as a few bytes each, without the text. Numbers are written seven
 * bits a byte, the lowest first, a higher byte following where the top bit is set.
 */
final class PackedTokens {
  private static final List<PartOfSpeech> PARTS = List.of(PartOfSpeech.values());
  private static final List<Token.Kind> KINDS = List.of(Token.Kind.values());

  private PackedTokens() {}

  /** The bytes of these sentences. */
  static byte[] of(List<List<Token>> sentences) {
    var out = new ByteArrayOutputStream();
    put(out, sentences.size());
    int last = 0;
    for (List<Token> sentence : sentences) {
      put(out, sentence.size());
      for (Token token : sentence) {
        put(out, token.start() - last);
        put(out, token.end() - token.start());
        last = token.end();
        int part = token.part().map(p -> PARTS.indexOf(p) + 1).orElse(0);
        boolean plain = token.lemma().equals(plain(token.form()));
        int code =
            (part * KINDS.size() + KINDS.indexOf(token.kind())) * 2 + (token.quoted() ? 1 : 0);
        put(out, code * 2 + (plain ? 0 : 1));
        if (!plain) {
          byte[] lemma = token.lemma().getBytes(StandardCharsets.UTF_8);
          put(out, lemma.length);
          out.writeBytes(lemma);
        }
      }
    }
    return out.toByteArray();
  }

  private static String plain(String form) {
    return form.toLowerCase(Locale.ROOT);
  }

  private static void put(ByteArrayOutputStream out, int number) {
    int left = number;
    while (left > 0x7F) {
      out.write(left & 0x7F | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  /** The sentences of a text, from what {@link #of} made of them. */
  static List<List<Token>> read(byte[] bytes, String text) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    var sentences = new ArrayList<List<Token>>();
    int last = 0;
    for (int left = next(in); left > 0; left--) {
      var tokens = new ArrayList<Token>();
      for (int more = next(in); more > 0; more--) {
        Token token = token(in, last, text);
        tokens.add(token);
        last = token.end();
      }
      sentences.add(List.copyOf(tokens));
    }
    return List.copyOf(sentences);
  }

  private static Token token(ByteBuffer in, int last, String text) {
    int start = last + next(in);
    int end = start + next(in);
    String form = text.substring(start, end);
    int code = next(in);
    String lemma = plain(form);
    if ((code & 1) == 1) {
      byte[] bytes = new byte[next(in)];
      in.get(bytes);
      lemma = new String(bytes, StandardCharsets.UTF_8);
    }
    boolean quoted = (code & 2) == 2;
    int kind = (code >> 2) % KINDS.size();
    int part = (code >> 2) / KINDS.size();
    return new Token(
        form,
        start,
        end,
        lemma,
        part == 0 ? Optional.empty() : Optional.of(PARTS.get(part - 1)),
        KINDS.get(kind),
        quoted);
  }

  private static int next(ByteBuffer in) {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      number |= (b & 0x7F) << shift;
      if (b >= 0) {
        return number;
      }
    }
  }
}
