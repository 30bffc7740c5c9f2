package leeml.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import leeml.error.UsageException;

/**
 * How one value of a configuration becomes a value of one Java type.
 *
 * @param expects what a person should write: {@code "a whole number"}
 * @param parser from the value's text; throws {@link IllegalArgumentException} or {@link
 *     ArithmeticException} on anything else
 * @param elements for a list, how its elements convert; null otherwise
 */
record Conversion(String expects, Function<String, ?> parser, Conversion elements) {

  private static final Map<Class<?>, Conversion> BASIC =
      Map.of(
          int.class, scalar("a whole number", text -> new BigDecimal(text).intValueExact()),
          Integer.class, scalar("a whole number", text -> new BigDecimal(text).intValueExact()),
          long.class, scalar("a whole number", text -> new BigDecimal(text).longValueExact()),
          double.class, scalar("a number", Double::valueOf),
          Double.class, scalar("a number", Double::valueOf),
          boolean.class, scalar("true or false", Conversion::bool),
          String.class, scalar("text", text -> text));

  /**
   * The conversion to a type.
   *
   * @param parsers for types beyond the basic ones, enums, lists and types with a public static
   *     {@code parse(String)}
   * @throws IllegalArgumentException if nothing is known about the type
   */
  static Conversion to(Type type, Map<Class<?>, Function<String, ?>> parsers) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Conversion element = to(list.getActualTypeArguments()[0], parsers);
      return new Conversion("a list, each element " + element.expects, null, element);
    }
    if (type instanceof Class<?> plain) {
      return toClass(plain, parsers);
    }
    throw new IllegalArgumentException("no way to read a " + type.getTypeName() + " from text");
  }

  private static Conversion toClass(Class<?> type, Map<Class<?>, Function<String, ?>> parsers) {
    if (parsers.containsKey(type)) {
      return scalar("a " + KeyName.ofComponent(type.getSimpleName()), parsers.get(type));
    }
    if (BASIC.containsKey(type)) {
      return BASIC.get(type);
    }
    if (type.isEnum()) {
      return constantOf(type);
    }
    return factory(type)
        .map(parse -> scalar("a " + KeyName.ofComponent(type.getSimpleName()), calling(parse)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no way to read a "
                        + type.getName()
                        + " from text: it needs a public static parse(String)"));
  }

  /** Whether values of a class are read from text. */
  static boolean reads(Class<?> type, Map<Class<?>, Function<String, ?>> parsers) {
    return parsers.containsKey(type)
        || BASIC.containsKey(type)
        || type.isEnum()
        || factory(type).isPresent();
  }

  boolean isList() {
    return elements != null;
  }

  private static Conversion scalar(String expects, Function<String, ?> parser) {
    return new Conversion(expects, parser, null);
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Conversion constantOf(Class<?> type) {
    Map<String, ?> byName =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> (Enum<?>) constant)
            .collect(Collectors.toMap(KeyName::ofConstant, constant -> constant));
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> KeyName.ofConstant((Enum<?>) constant))
            .toList();
    return scalar(
        "one of " + String.join(", ", names),
        text ->
            Optional.ofNullable(byName.get(text))
                .orElseThrow(() -> new IllegalArgumentException(Nearest.question(text, names))));
  }

  private static Optional<Method> factory(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("parse"))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> type.isAssignableFrom(method.getReturnType()))
        .findFirst();
  }

  private static Function<String, ?> calling(Method parse) {
    return text -> {
      try {
        return parse.invoke(null, text);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof UsageException usage) {
          throw usage;
        }
        throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(parse + " cannot be called: its class is not public", e);
      }
    };
  }
}
