package dev.dyad.learn;

import dev.dyad.core.Require;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The text of TorchScript functions, the signature of the first, and the archive PyTorch loads.
 *
 * @param name name of the first function
 * @param parameters its parameters in order
 * @param returns its result type as written
 * @param text the functions
 */
record ScriptSource(String name, List<Parameter> parameters, String returns, String text) {
  private static final Pattern SIGNATURE =
      Pattern.compile("\\s*def\\s+(\\w+)\\(([^)]*)\\)\\s*->\\s*([^:]+):.*", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*:\\s*(\\S+)");
  private static final int PROTOCOL_2 = 0x80;

  /** A type a parameter may have, with the conversion from a tensor that holds one number. */
  enum Type {
    TENSOR("Tensor", "%s"),
    TENSORS("List[Tensor]", "%s"),
    FLOAT("float", "float(%s)"),
    INT("int", "int(%s)"),
    BOOL("bool", "bool(%s)");

    private final String word;
    private final String fromTensor;

    Type(String word, String fromTensor) {
      this.word = word;
      this.fromTensor = fromTensor;
    }

    /** As written in the source. */
    String word() {
      return word;
    }

    boolean isScalar() {
      return this == FLOAT || this == INT || this == BOOL;
    }

    private static Type of(String function, String word) {
      for (Type type : values()) {
        if (type.word.equals(word)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "parameter types of %s must be one of %s, but one was %s"
              .formatted(
                  function,
                  Stream.of(values()).map(Type::word).collect(Collectors.joining(", ")),
                  word));
    }
  }

  /** A parameter of the first function. */
  record Parameter(String name, Type type) {}

  static ScriptSource parse(String text) {
    Matcher signature = SIGNATURE.matcher(text);
    Require.that(
        signature.matches(),
        "script must begin with 'def name(x: Tensor, ...) -> Tensor:', but was: %s",
        text.lines().findFirst().orElse("empty"));
    String name = signature.group(1);
    List<Parameter> parameters =
        Stream.of(signature.group(2).split(","))
            .map(String::strip)
            .map(p -> parameter(name, p))
            .toList();
    Require.that(
        parameters.stream().anyMatch(p -> !p.type().isScalar()),
        "%s must take at least one tensor",
        name);
    return new ScriptSource(name, parameters, signature.group(3).strip(), text);
  }

  private static Parameter parameter(String function, String text) {
    Matcher parameter = PARAMETER.matcher(text);
    Require.that(
        parameter.matches(), "parameters of %s must be 'name: type', but was '%s'", function, text);
    return new Parameter(parameter.group(1), Type.of(function, parameter.group(2)));
  }

  /**
   * The functions at top level and a module M that calls the first: {@code forward} with scalars
   * packed into tensors, as autograd's entry wants it, and {@code plain} with scalars as they are.
   */
  private String module() {
    return text.stripIndent().strip()
        + "\nclass M(Module):\n"
        + "  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
        + method("forward", p -> p.type().isScalar() ? "Tensor" : p.type().word(), true)
        + method("plain", p -> p.type().word(), false);
  }

  private String method(
      String method, java.util.function.Function<Parameter, String> type, boolean convert) {
    String declared =
        parameters.stream()
            .map(p -> ", " + p.name() + ": " + type.apply(p))
            .collect(Collectors.joining());
    String passed =
        parameters.stream()
            .map(p -> convert ? p.type().fromTensor.formatted(p.name()) : p.name())
            .collect(Collectors.joining(", "));
    return "  def %s(self: __torch__.M%s) -> %s:\n    return __torch__.%s(%s)\n"
        .formatted(method, declared, returns, name, passed);
  }

  /** A TorchScript archive: a zip of stored entries with code, an empty state and no constants. */
  byte[] archive() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "m/version", ascii("10\n"));
      put(zip, "m/code/__torch__.py", module().getBytes(StandardCharsets.UTF_8));
      put(zip, "m/data.pkl", state());
      put(zip, "m/constants.pkl", new byte[] {(byte) PROTOCOL_2, 2, ')', '.'});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build the archive of " + name, e);
    }
    return bytes.toByteArray();
  }

  /** The pickled object {@code M} with the state {@code {"training": True}}. */
  private static byte[] state() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) PROTOCOL_2, 2});
    out.write(ascii("c__torch__\nM\n)")); // class, empty tuple
    out.write(new byte[] {(byte) 0x81, '}', 'X', 8, 0, 0, 0}); // new object; dict; string of 8
    out.write(ascii("training"));
    out.write(new byte[] {(byte) 0x88, 's', 'b', '.'}); // true; set item; build; stop
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
