package dev.dyad.learn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.dyad.core.Require;
import dev.dyad.learn.ScriptSource.Parameter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A function written in TorchScript and called as one native operation: every operation of PyTorch,
 * those that DJL lacks included, with gradients. Compiled at its first call, without Python; keep
 * one in a static final field and reuse it.
 *
 * <pre>{@code
 * private static final Script CLAMP = Script.of("""
 *     def clamp(x: Tensor, low: float) -> Tensor:
 *       return torch.clamp_min(x, low)
 *     """);
 * NDArray y = CLAMP.call(x.getManager(), x, 0.5).singletonOrThrow();
 * }</pre>
 *
 * <p>Parameters are {@code Tensor} (an NDArray), {@code List[Tensor]} (an NDList, not empty),
 * {@code float}, {@code int} or {@code bool}; the result is a Tensor, a List[Tensor] or a tuple of
 * tensors. Further functions may follow the first, which calls them as {@code __torch__.name}.
 * Local names must not be reused with another type.
 */
public final class Script implements AutoCloseable {
  private final ScriptSource source;
  private PtNDManager manager;
  private PtSymbolBlock module;
  private boolean closed;

  private Script(ScriptSource source) {
    this.source = source;
  }

  /**
   * The script of the given source.
   *
   * @throws IllegalArgumentException if the first function's signature cannot be read
   */
  public static Script of(String source) {
    return new Script(ScriptSource.parse(source));
  }

  /**
   * Calls the function; gradients flow through it inside a gradient collector.
   *
   * @param owner the manager that the results belong to
   * @param arguments one for each parameter
   * @throws IllegalArgumentException if the arguments do not fit the signature
   * @throws ai.djl.engine.EngineException if the source does not compile or PyTorch refuses
   */
  public NDList call(NDManager owner, Object... arguments) {
    check(arguments);
    PtSymbolBlock compiled = compiled();
    var temporary = new ArrayList<NDArray>();
    var inputs = new NDList();
    var names = new ArrayList<String>();
    var roles = new IdentityHashMap<NDArray, String>();
    for (int i = 0; i < arguments.length; i++) {
      // a name ending in [] makes a list of the arrays that carry it
      boolean list = source.parameters().get(i).type() == ScriptSource.Type.TENSORS;
      String role = list ? "a" + i + "[]" : "";
      for (NDArray array : arrays(arguments[i], temporary)) {
        NDArray input = array;
        if (!roles.computeIfAbsent(array, first -> role).equals(role)) {
          input = array.reshape(array.getShape()); // one array cannot carry two names
          temporary.add(input);
        }
        names.add(input.getName());
        input.setName(list ? role : null);
        inputs.add(input);
      }
    }
    try {
      NDList outputs = IValueUtils.forward(compiled, inputs, true);
      outputs.attach(owner);
      return outputs;
    } finally {
      for (int i = inputs.size() - 1; i >= 0; i--) { // an array given twice: its first name last
        inputs.get(i).setName(names.get(i));
      }
      temporary.forEach(NDArray::close);
    }
  }

  /**
   * Calls the function in inference mode: quicker, for what never meets a gradient, such as an
   * optimiser's step. Results cannot take part in gradients later.
   *
   * @param owner the manager that the results belong to
   * @param arguments one for each parameter; a {@code List[Tensor]} may also be an {@link IValue}
   *     made once by {@link #list}
   * @throws IllegalArgumentException if the arguments do not fit the signature
   * @throws ai.djl.engine.EngineException if the source does not compile or PyTorch refuses
   */
  public NDList callWithoutGradients(NDManager owner, Object... arguments) {
    check(arguments);
    PtSymbolBlock compiled = compiled();
    var values = new IValue[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(compiled, "plain", values)) {
        return result.toNDList((PtNDManager) owner);
      }
    } finally {
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null && values[i] != arguments[i]) {
          values[i].close();
        }
      }
    }
  }

  /** A list argument made once for many calls without gradients; the caller closes it. */
  public static IValue list(Collection<? extends NDArray> arrays) {
    return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
  }

  /** Frees the compiled module; later calls fail. */
  @Override
  public synchronized void close() {
    closed = true;
    if (manager != null) {
      manager.close();
      manager = null;
      module = null;
    }
  }

  private synchronized PtSymbolBlock compiled() {
    if (closed) {
      throw new IllegalStateException("script " + source.name() + " is closed. Make a new one");
    }
    if (module == null) {
      manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(ai.djl.Device.cpu());
      try {
        module =
            JniUtils.loadModule(manager, new ByteArrayInputStream(source.archive()), true, false);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot compile script " + source.name(), e);
      }
    }
    return module;
  }

  private List<NDArray> arrays(Object argument, List<NDArray> temporary) {
    if (argument instanceof NDArray array) {
      return List.of(array);
    }
    if (argument instanceof NDList list) {
      return list;
    }
    NDArray scalar = // on the CPU, where reading it waits for nothing
        argument instanceof Boolean flag
            ? manager.create(flag)
            : argument instanceof Double number
                ? manager.create(number)
                : manager.create(((Number) argument).longValue());
    temporary.add(scalar);
    return List.of(scalar);
  }

  private static IValue value(Object argument) {
    if (argument instanceof NDArray array) {
      return IValue.from((PtNDArray) array);
    }
    if (argument instanceof NDList list) {
      return list(list);
    }
    if (argument instanceof IValue ready) {
      return ready;
    }
    if (argument instanceof Boolean flag) {
      return IValue.from(flag);
    }
    return argument instanceof Double number
        ? IValue.from(number)
        : IValue.from(((Number) argument).longValue());
  }

  private void check(Object[] arguments) {
    List<Parameter> parameters = source.parameters();
    Require.that(
        arguments.length == parameters.size(),
        "%s takes %d arguments %s, but was given %d",
        source.name(),
        parameters.size(),
        parameters.stream().map(Parameter::name).toList(),
        arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = parameters.get(i);
      Require.that(
          fits(parameter.type(), arguments[i]),
          "argument '%s' of %s must be %s, but was %s",
          parameter.name(),
          source.name(),
          parameter.type().word(),
          arguments[i] == null
              ? "null"
              : arguments[i] instanceof NDList
                  ? "an empty NDList"
                  : arguments[i].getClass().getSimpleName());
    }
  }

  private static boolean fits(ScriptSource.Type type, Object argument) {
    return switch (type) {
      case TENSOR -> argument instanceof NDArray;
      case TENSORS ->
          argument instanceof IValue || argument instanceof NDList list && !list.isEmpty();
      case FLOAT -> argument instanceof Double;
      case INT -> argument instanceof Integer || argument instanceof Long;
      case BOOL -> argument instanceof Boolean;
    };
  }
}
