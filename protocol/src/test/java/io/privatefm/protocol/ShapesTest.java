package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of fields and the records say the same, so that none can be forgotten. */
class ShapesTest {
  private static final Map<Class<?>, Class<? extends Rule>> RULES =
      Map.of(
          long.class, WholeRule.class,
          Long.class, WholeRule.class,
          int.class, WholeRule.class,
          double.class, RealRule.class,
          Double.class, RealRule.class,
          boolean.class, FlagRule.class,
          Boolean.class, FlagRule.class,
          String.class, TextRule.class,
          List.class, ListRule.class,
          Map.class, TextMapRule.class);

  static Stream<Shape<?>> everyShape() {
    Stream<Shape<?>> nested =
        Stream.of(
            Shapes.RESUME,
            Shapes.TASTE,
            Shapes.SIGNALS,
            Shapes.TRACK,
            Shapes.WHY,
            Shapes.REASON,
            Shapes.LIMITS);
    return Stream.concat(
        nested, Stream.concat(ClientShapes.ALL.stream(), ServerShapes.ALL.stream()));
  }

  private static Set<Class<?>> leaves(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isRecord() ? Stream.of(kind) : leaves(kind).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Class<?>> records(List<? extends Shape<?>> shapes) {
    return shapes.stream().map(shape -> shape.record).collect(Collectors.toSet());
  }

  @Test
  void everyMessageHasAShape() {
    assertEquals(leaves(ClientMessage.class), records(ClientShapes.ALL));
    assertEquals(leaves(ServerMessage.class), records(ServerShapes.ALL));
  }

  @Test
  void theSamplesAreOneOfEveryMessage() {
    assertEquals(
        ClientShapes.ALL.stream().map(shape -> shape.record).toList(),
        Samples.CLIENT.stream().map(Object::getClass).toList());
    assertEquals(
        ServerShapes.ALL.stream().map(shape -> shape.record).toList(),
        Samples.SERVER.stream().map(Object::getClass).toList());
  }

  @Test
  void everyTypeNameStandsOnce() {
    List<String> types =
        everyShape().filter(shape -> shape.type != null).map(Shape::typeName).toList();
    assertEquals(types.size(), new HashSet<>(types).size());
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void everyComponentIsAFieldInItsPlaceAndOfItsType(Shape<?> shape) {
    RecordComponent[] components = shape.record.getRecordComponents();
    assertEquals(
        Arrays.stream(components).map(RecordComponent::getName).toList(),
        shape.fields.stream().map(field -> field.name).toList());
    for (int at = 0; at < components.length; at++) {
      Class<?> type = components[at].getType();
      Rule rule = shape.fields.get(at).rule;
      Class<? extends Rule> other = type.isEnum() ? ChoiceRule.class : NestedRule.class;
      if (type != ClientMessage.Within.class) {
        assertInstanceOf(RULES.getOrDefault(type, other), rule, components[at].toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void whatMayBeNullInTheRecordMayBeAbsentOnTheWire(Shape<?> shape) {
    RecordComponent[] components = shape.record.getRecordComponents();
    for (int at = 0; at < components.length; at++) {
      if (components[at].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        assertEquals(false, shape.fields.get(at).required(), components[at].toString());
      }
    }
  }
}
