package dev.dyad.learn.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs the functions of a TorchScript source. What tensors are, and what operations do, is for
 * {@link Operations} to say; so a network can be run into the nodes of a graph.
 *
 * <p>Values are Long, Double, Boolean, String, List, an empty Optional for None, and whatever
 * operations give.
 */
final class ScriptRunner {
  private final Map<String, ScriptText> functions;
  private final Operations operations;

  /** What there is beside the source's own functions. */
  interface Operations {
    /** An operation such as {@code torch.add}. */
    Object call(OperatorCall call);
  }

  ScriptRunner(String source, Operations operations) {
    this.functions =
        ScriptText.functions(source).stream()
            .collect(Collectors.toMap(ScriptText::name, function -> function));
    this.operations = operations;
  }

  /** What a function returns. */
  Object run(String name, List<?> arguments) {
    ScriptText function = functions.get(name);
    var variables = new HashMap<String, Object>();
    for (int i = 0; i < arguments.size(); i++) {
      variables.put(function.parameters().get(i), arguments.get(i));
    }
    return block(function.lines(), variables)
        .orElseThrow(() -> new IllegalArgumentException(name + " returns nothing"));
  }

  private Optional<Object> block(List<ScriptText.Line> lines, Map<String, Object> variables) {
    boolean taken = true; // whether the last if was
    for (int i = 0; i < lines.size(); ) {
      ScriptText.Line line = lines.get(i);
      if (line.text().matches("(if .*|else):")) {
        int end = i + 1;
        while (end < lines.size() && lines.get(end).indent() > line.indent()) {
          end++;
        }
        taken = line.text().startsWith("else") ? !taken : condition(line.text(), variables);
        Optional<Object> returned =
            taken ? block(lines.subList(i + 1, end), variables) : Optional.empty();
        if (returned.isPresent()) {
          return returned;
        }
        i = end;
      } else if (line.text().startsWith("return ")) {
        return Optional.of(value(line.text().substring(7), variables));
      } else {
        assign(line.targets(), value(line.text(), variables), variables);
        i++;
      }
    }
    return Optional.empty();
  }

  private boolean condition(String line, Map<String, Object> variables) {
    return (Boolean) value(line.substring(3, line.length() - 1), variables);
  }

  private Object value(String expression, Map<String, Object> variables) {
    return new Expression(ScriptText.tokens(expression), variables).whole();
  }

  private static void assign(List<String> targets, Object value, Map<String, Object> variables) {
    if (targets.size() == 1) {
      variables.put(targets.get(0), value);
    } else {
      for (int i = 0; i < targets.size(); i++) {
        variables.put(targets.get(i), ((List<?>) value).get(i));
      }
    }
  }

  /** One expression being read and worked out at once. */
  private final class Expression {
    private final List<String> tokens;
    private final Map<String, Object> variables;
    private int at;

    Expression(List<String> tokens, Map<String, Object> variables) {
      this.tokens = tokens;
      this.variables = variables;
    }

    Object whole() {
      Object value = comparison();
      if (at < tokens.size()) {
        throw new IllegalArgumentException("cannot read TorchScript: " + tokens);
      }
      return value;
    }

    private Object comparison() {
      Object left = binary(0);
      return accept(">") ? operation("torch.gt", left, binary(0)) : left;
    }

    /** Sums at level 0, products at level 1. */
    private Object binary(int level) {
      Object left = level == 0 ? binary(1) : primary();
      while (at < tokens.size()) {
        String operator =
            switch (tokens.get(at)) {
              case "+" -> "torch.add";
              case "-" -> "torch.sub";
              case "*" -> "torch.mul";
              case "/" -> "torch.div";
              case "//" -> "torch.floordiv";
              default -> "";
            };
        boolean sum = operator.equals("torch.add") || operator.equals("torch.sub");
        if (operator.isEmpty() || sum != (level == 0)) {
          return left;
        }
        at++;
        left = operation(operator, left, level == 0 ? binary(1) : primary());
      }
      return left;
    }

    private Object operation(String name, Object... arguments) {
      return operations.call(new OperatorCall(name, List.of(arguments), Map.of()));
    }

    private Object primary() {
      String token = tokens.get(at++);
      Object value =
          switch (token) {
            case "-" -> operation("torch.mul", -1L, primary());
            case "[" -> items("]");
            case "(" -> {
              Object inner = comparison();
              expect(")");
              yield inner;
            }
            case "True" -> true;
            case "False" -> false;
            case "None" -> Optional.empty();
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> literalOrName(token);
          };
      while (accept("[")) {
        value = ((List<?>) value).get(Math.toIntExact((Long) comparison()));
        expect("]");
      }
      return value;
    }

    private Object literalOrName(String token) {
      char first = token.charAt(0);
      if (first == '"' || first == '\'') {
        return token.substring(1, token.length() - 1);
      }
      if (Character.isDigit(first)) {
        if (token.matches("\\d+")) {
          return Long.valueOf(token);
        }
        return Double.valueOf(token);
      }
      return nameOrCall(token);
    }

    private Object nameOrCall(String token) {
      var name = new StringBuilder(token);
      while (accept(".")) {
        name.append('.').append(tokens.get(at++));
      }
      if (accept("(")) {
        return call(name.toString());
      }
      if (name.toString().endsWith(".device")) {
        return Optional.empty(); // one device only
      }
      Object value = variables.get(name.toString());
      if (value == null) {
        throw new IllegalArgumentException("unknown name in TorchScript: " + name);
      }
      return value;
    }

    private Object call(String name) {
      var arguments = new ArrayList<>();
      var named = new HashMap<String, Object>();
      while (!accept(")")) {
        if (at + 1 < tokens.size() && tokens.get(at + 1).equals("=")) {
          String key = tokens.get(at);
          at += 2;
          named.put(key, comparison());
        } else {
          arguments.add(comparison());
        }
        accept(",");
      }
      return name.startsWith("__torch__.")
          ? run(name.substring("__torch__.".length()), arguments)
          : operations.call(new OperatorCall(name, arguments, named));
    }

    private List<Object> items(String end) {
      var items = new ArrayList<>();
      while (!accept(end)) {
        items.add(comparison());
        accept(",");
      }
      return items;
    }

    private boolean accept(String token) {
      boolean there = at < tokens.size() && tokens.get(at).equals(token);
      at += there ? 1 : 0;
      return there;
    }

    private void expect(String token) {
      if (!accept(token)) {
        throw new IllegalArgumentException("expected " + token + " in TorchScript: " + tokens);
      }
    }
  }
}
