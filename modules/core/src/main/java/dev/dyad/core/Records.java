package dev.dyad.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes and reads records by reflection. */
final class Records {
  private Records() {}

  /**
   * A record with the given components; the others as its shorter constructors give them. Of those
   * constructors whose parameters are all given, the one with the most parameters decides.
   */
  static Object create(Class<?> type, Map<String, Object> given) {
    var values = new HashMap<>(given);
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      empty(component.getType()).ifPresent(v -> values.putIfAbsent(component.getName(), v));
    }
    if (values.size() < components.length) {
      Object defaults = invoke(shorterConstructor(type, values), values);
      for (RecordComponent component : components) {
        values.putIfAbsent(component.getName(), get(defaults, component));
      }
    }
    return invoke(canonicalConstructor(type), values);
  }

  static Object get(Object record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component + " of " + record, e);
    }
  }

  private static Optional<Object> empty(Class<?> type) {
    if (type == Optional.class) {
      return Optional.of(Optional.empty());
    }
    if (type == OptionalInt.class) {
      return Optional.of(OptionalInt.empty());
    }
    return type == OptionalDouble.class ? Optional.of(OptionalDouble.empty()) : Optional.empty();
  }

  private static Constructor<?> shorterConstructor(Class<?> type, Map<String, Object> given) {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(c -> c.getParameterCount() < type.getRecordComponents().length)
        .filter(
            c ->
                Arrays.stream(c.getParameters())
                    .map(Parameter::getName)
                    .allMatch(given::containsKey))
        .filter(c -> fits(c, given))
        .max(Comparator.comparingInt(Constructor::getParameterCount))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s also needs: %s"
                        .formatted(
                            type.getSimpleName(),
                            String.join(
                                ", ",
                                Arrays.stream(type.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .filter(n -> !given.containsKey(n))
                                    .toList()))));
  }

  /** Whether each parameter has the type of the component of the same name. */
  private static boolean fits(Constructor<?> constructor, Map<String, Object> given) {
    Map<String, Class<?>> types = new HashMap<>();
    for (RecordComponent c : constructor.getDeclaringClass().getRecordComponents()) {
      types.put(c.getName(), c.getType());
    }
    return Arrays.stream(constructor.getParameters())
        .allMatch(p -> given.containsKey(p.getName()) && p.getType() == types.get(p.getName()));
  }

  private static Constructor<?> canonicalConstructor(Class<?> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  private static Object invoke(Constructor<?> constructor, Map<String, Object> values) {
    Class<?> type = constructor.getDeclaringClass();
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[constructor.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      String name =
          arguments.length == components.length
              ? components[i].getName()
              : constructor.getParameters()[i].getName();
      arguments[i] = values.get(name);
    }
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException rule) {
        throw new IllegalArgumentException(type.getSimpleName() + ": " + rule.getMessage(), rule);
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }
}
