package io.leat.flink.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.ShopException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a settings file. What is not asked for by the end is an error, and so is every
 * value out of range; messages name file and key.
 */
final class StrictObject {
  private final Path file;
  private final String path;
  private final @Nullable JsonNode object;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param object null for an object that is absent: every value is then the default
   */
  private StrictObject(Path file, String path, @Nullable JsonNode object) {
    this.file = file;
    this.path = path;
    this.object = object;
    if (object != null && !object.isObject()) {
      throw new ShopException(
          path.isEmpty()
              ? "%s is not a JSON object".formatted(file)
              : "%s: %s must be an object, was %s"
                  .formatted(file, path.substring(0, path.length() - 1), object));
    }
  }

  static StrictObject of(Path file, JsonNode root) {
    return new StrictObject(file, "", root);
  }

  /** The object of this name. */
  StrictObject in(String name) {
    return new StrictObject(file, path + name + ".", value(name));
  }

  double number(String name, double least, double most, double otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw new ShopException(
          "%s: %s%s must be a number from %s to %s, was %s"
              .formatted(file, path, name, text(least), text(most), value));
    }
    return value.asDouble();
  }

  int whole(String name, int least, int most, int otherwise) {
    return (int) wholeLong(name, least, most, otherwise);
  }

  long wholeLong(String name, long least, long most, long otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.canConvertToLong()
        || !value.isIntegralNumber()
        || value.asLong() < least
        || value.asLong() > most) {
      throw new ShopException(
          "%s: %s%s must be a whole number from %d to %d, was %s"
              .formatted(file, path, name, least, most, value));
    }
    return value.asLong();
  }

  String choice(String name, List<String> values, String otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual() || !values.contains(value.asText())) {
      throw new ShopException(
          "%s: %s%s must be one of %s, was %s"
              .formatted(file, path, name, String.join(", ", values), value));
    }
    return value.asText();
  }

  /** No more will be asked for. */
  void end() {
    if (object == null) {
      return;
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new ShopException(
            "%s: there is no setting '%s%s': choose from %s"
                .formatted(file, path, name, String.join(", ", known)));
      }
    }
  }

  private @Nullable JsonNode value(String name) {
    known.add(name);
    return object == null ? null : object.get(name);
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9 ? "" + (long) value : "" + value;
  }
}
