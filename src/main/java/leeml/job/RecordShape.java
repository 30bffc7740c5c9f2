package leeml.job;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A record of options taken apart into its keys. A component that is itself a record, and that
 * nothing reads from text, is taken apart too: its keys stand beside the others.
 *
 * @param <O> the record
 */
final class RecordShape<O extends Record> {

  /**
   * A component that one key fills.
   *
   * @param doc what {@link Key} says, or nothing
   */
  record Leaf(String doc, Conversion conversion) {}

  private final Class<O> type;
  private final List<RecordComponent> components;
  private final Map<RecordComponent, RecordShape<?>> nested = new LinkedHashMap<>();
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private RecordShape(Class<O> type, Map<Class<?>, Function<String, ?>> parsers) {
    this.type = type;
    this.components = List.of(type.getRecordComponents());
    for (RecordComponent component : components) {
      if (isPart(component.getType(), parsers)) {
        RecordShape<?> part = of(component.getType().asSubclass(Record.class), parsers);
        nested.put(component, part);
        part.leaves.forEach(this::add);
      } else {
        add(key(component), leaf(component, parsers));
      }
    }
  }

  /**
   * The shape of a record.
   *
   * @throws IllegalArgumentException if nothing reads the type of a component, or two components
   *     have the same key
   */
  static <O extends Record> RecordShape<O> of(
      Class<O> type, Map<Class<?>, Function<String, ?>> parsers) {
    return new RecordShape<>(type, parsers);
  }

  /** The keys in the order of the record, each with what it fills. */
  Map<String, Leaf> leaves() {
    return leaves;
  }

  /**
   * Makes the record out of the value of each key.
   *
   * @throws InvocationTargetException with what the constructor threw
   */
  O construct(BiFunction<String, Leaf, Object> values) throws InvocationTargetException {
    List<Object> arguments = new ArrayList<>();
    for (RecordComponent component : components) {
      RecordShape<?> part = nested.get(component);
      String key = key(component);
      arguments.add(part == null ? values.apply(key, leaves.get(key)) : part.construct(values));
    }
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<O> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw e;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }

  private void add(String key, Leaf leaf) {
    if (leaves.put(key, leaf) != null) {
      throw new IllegalArgumentException(type.getName() + " has two components for the key " + key);
    }
  }

  private static boolean isPart(Class<?> type, Map<Class<?>, Function<String, ?>> parsers) {
    return type.isRecord() && !Conversion.reads(type, parsers);
  }

  private static Leaf leaf(RecordComponent component, Map<Class<?>, Function<String, ?>> parsers) {
    Key doc = component.getAnnotation(Key.class);
    Type wanted = component.getGenericType();
    return new Leaf(doc == null ? "" : doc.value(), Conversion.to(wanted, parsers));
  }

  private static String key(RecordComponent component) {
    return KeyName.ofComponent(component.getName());
  }
}
