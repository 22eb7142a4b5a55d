package dev.dyad.learn.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One function of a TorchScript source, in the few words that encoders are written in: assignments,
 * {@code if} and {@code else}, {@code return}.
 *
 * @param name its name
 * @param parameters names of its parameters
 * @param lines its body
 */
record ScriptText(String name, List<String> parameters, List<Line> lines) {
  private static final Pattern HEAD = Pattern.compile("def (\\w+)\\((.*)\\) *->.*:");
  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w, ]+?),? *= *(.+)");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\"[^\"]*\"|'[^']*'|\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|[A-Za-z_]\\w*|//|[-+*/(),.=\\[\\]<>:])");

  /**
   * A line.
   *
   * @param indent spaces before it
   * @param targets variables that it sets; none for {@code if}, {@code else} and {@code return}
   * @param text what follows the targets
   */
  record Line(int indent, List<String> targets, String text) {
    static Line of(String line) {
      String text = line.strip();
      Matcher assignment = ASSIGNMENT.matcher(text);
      return assignment.matches()
          ? new Line(line.indexOf(text), names(assignment.group(1)), assignment.group(2))
          : new Line(line.indexOf(text), List.of(), text);
    }
  }

  /** All functions of a source. */
  static List<ScriptText> functions(String source) {
    var functions = new ArrayList<ScriptText>();
    for (String text : source.split("(?m)^(?=def )")) {
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      if (!lines.isEmpty()) {
        Matcher head = HEAD.matcher(lines.get(0).strip());
        if (!head.matches()) {
          throw new IllegalArgumentException("no function of TorchScript: " + lines.get(0));
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter : head.group(2).split(", (?=\\w+:)")) {
          parameters.add(parameter.replaceFirst(":.*", "").strip());
        }
        functions.add(
            new ScriptText(
                head.group(1), parameters, lines.stream().skip(1).map(Line::of).toList()));
      }
    }
    return functions;
  }

  private static List<String> names(String list) {
    return List.of(list.strip().split(" *, *"));
  }

  /** The words of an expression. */
  static List<String> tokens(String expression) {
    var tokens = new ArrayList<String>();
    Matcher token = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length() && token.find(at) && token.start() == at) {
      tokens.add(token.group(1));
      at = token.end();
    }
    if (at < expression.stripTrailing().length()) {
      throw new IllegalArgumentException("cannot read TorchScript: " + expression);
    }
    return tokens;
  }
}
