package dev.dyad.learn.export;

import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.EncoderParts.NamedArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The weights of a network as PyTorch modules within modules, so that {@code state_dict()} has the
 * names that they came with: {@code layer1.0.conv1.weight} is the parameter weight of module conv1
 * of module 0 of module layer1.
 */
final class TorchModules {
  private static final String PACKAGE = "__torch__";

  /** PyTorch knows this attention from version 2.0 on. */
  private static final String NEW = "torch.scaled_dot_product_attention(";

  /** The same for older versions; p is 0 but in training. */
  private static final String ATTEND =
      """
      def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, p: float) -> Tensor:
        products = torch.matmul(q, torch.transpose(k, -2, -1))
        scaled = torch.mul(products, torch.pow(torch.size(q, -1), -0.5))
        seen = torch.masked_fill(scaled, torch.logical_not(mask), -inf)
        shares = torch.dropout(torch.softmax(seen, -1), p, True)
        return torch.matmul(shares, v)
      """;

  private final EncoderParts parts;
  private final Module root = new Module("Encoder");
  private final List<String> access = new ArrayList<>();

  /** A module: its class, the modules in it, and its tensors as places in the list of weights. */
  private record Module(String type, Map<String, Module> children, Map<String, Integer> tensors) {
    Module(String type) {
      this(type, new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  TorchModules(EncoderParts parts) {
    this.parts = parts;
    for (int i = 0; i < parts.weights().size(); i++) {
      String[] path = parts.weights().get(i).name().split("\\.");
      Module module = root;
      String expression = "self";
      for (int depth = 0; depth < path.length - 1; depth++) {
        String type = module.type() + "_" + path[depth];
        module = module.children().computeIfAbsent(path[depth], name -> new Module(type));
        expression = member(expression, path[depth]);
      }
      module.tensors().put(path[path.length - 1], i);
      access.add(member(expression, path[path.length - 1]));
    }
  }

  private static boolean isIdentifier(String name) {
    return name.matches("[A-Za-z_]\\w*");
  }

  private static String member(String of, String name) {
    return isIdentifier(name) ? of + "." + name : "getattr(%s, \"%s\")".formatted(of, name);
  }

  /** The classes, and the functions of the network. */
  String code() {
    var code = new StringBuilder();
    declare(root, code, forward());
    String source = parts.source();
    return source.contains(NEW)
        ? code.append(source.replace(NEW, "__torch__.attend(")).append(ATTEND).toString()
        : code.append(source).toString();
  }

  private void declare(Module module, StringBuilder code, String methods) {
    module.children().values().forEach(child -> declare(child, code, ""));
    code.append("class ").append(module.type()).append("(Module):\n");
    code.append("  __parameters__ = ").append(names(module, true)).append('\n');
    code.append("  __buffers__ = ").append(names(module, false)).append('\n');
    code.append("  training : bool\n");
    module.tensors().keySet().forEach(name -> attribute(name, "Tensor", code));
    module.children().forEach((name, child) -> attribute(name, PACKAGE + "." + child.type(), code));
    code.append(methods);
  }

  private static void attribute(String name, String type, StringBuilder code) {
    code.append(
        isIdentifier(name)
            ? "  %s : %s\n".formatted(name, type)
            : "  __annotations__[\"%s\"] = %s\n".formatted(name, type));
  }

  private String names(Module module, boolean learnt) {
    return module.tensors().entrySet().stream()
        .filter(tensor -> parts.weights().get(tensor.getValue()).learnt() == learnt)
        .map(tensor -> "\"" + tensor.getKey() + "\", ")
        .collect(Collectors.joining("", "[", "]"));
  }

  private String forward() {
    List<String> inputs =
        IntStream.range(0, parts.inputs().size())
            .mapToObj(i -> EncoderParts.inputName(i, parts.inputs().size()))
            .toList();
    return """
      def forward(self: __torch__.Encoder, %s) -> Tensor:
        training = self.training
        return __torch__.network([%s], [%s], training)
    """
        .formatted(
            inputs.stream().map(name -> name + ": Tensor").collect(Collectors.joining(", ")),
            String.join(", ", inputs),
            String.join(", ", access));
  }

  /** The pickled modules, all in inference mode. */
  byte[] state() {
    var pickle = new Pickle();
    object(root, pickle);
    return pickle.end();
  }

  private void object(Module module, Pickle pickle) {
    pickle.global(PACKAGE, module.type()).emptyTuple().newObject();
    pickle.emptyDict().mark().text("training").bool(false);
    module
        .tensors()
        .forEach(
            (name, place) -> {
              pickle.text(name);
              tensor(place, pickle);
            });
    module
        .children()
        .forEach(
            (name, child) -> {
              pickle.text(name);
              object(child, pickle);
            });
    pickle.putAll().build();
  }

  private void tensor(int place, Pickle pickle) {
    NamedArray weight = parts.weights().get(place);
    long[] sizes = weight.array().getShape().getShape();
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().text("storage").global("torch", "FloatStorage").text(Integer.toString(place));
    pickle.text("cpu").integer(weight.array().size()).tuple().persistent();
    pickle.integer(0); // begins where its storage begins
    tuple(sizes, pickle);
    tuple(strides(sizes), pickle);
    pickle.bool(weight.learnt());
    pickle.global("collections", "OrderedDict").emptyTuple().call(); // no hooks
    pickle.tuple().call();
  }

  private static long[] strides(long[] sizes) {
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= sizes[i];
    }
    return strides;
  }

  private static void tuple(long[] values, Pickle pickle) {
    pickle.mark();
    for (long value : values) {
      pickle.integer(value);
    }
    pickle.tuple();
  }
}
