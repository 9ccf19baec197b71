package io.leat.index.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units of measure that titles and shoppers write in many ways, each with one short form. */
final class Units {
  private static final Map<String, String> FORMS = forms();

  private Units() {}

  private static Map<String, String> forms() {
    Map<String, String> forms = new HashMap<>();
    add(forms, "in", "inch inches");
    add(forms, "ft", "foot feet fts");
    add(forms, "yd", "yds yard yards");
    add(forms, "mm", "millimeter millimeters millimetre millimetres");
    add(forms, "cm", "centimeter centimeters centimetre centimetres");
    add(forms, "kg", "kgs kilogram kilograms");
    add(forms, "lb", "lbs pound pounds");
    add(forms, "oz", "ounce ounces");
    add(forms, "gal", "gallon gallons gals");
    add(forms, "qt", "qts quart quarts");
    add(forms, "ml", "milliliter millilitre milliliters millilitres");
    add(forms, "sq", "square");
    add(forms, "cu", "cubic");
    add(forms, "v", "volt volts");
    add(forms, "w", "watt watts");
    add(forms, "amp", "amps ampere amperes");
    add(forms, "hp", "horsepower");
    add(forms, "btu", "btus");
    add(forms, "gpm", "");
    add(forms, "deg", "degree degrees");
    add(forms, "ga", "gauge gage");
    add(forms, "pc", "pcs piece pieces");
    add(forms, "pk", "pack packs");
    add(forms, "x", "by");
    return Map.copyOf(forms);
  }

  private static void add(Map<String, String> forms, String form, String others) {
    forms.put(form, form);
    for (String other : others.split(" ", -1)) {
      if (!other.isEmpty()) {
        forms.put(other, form);
      }
    }
  }

  /** Whether this word, after a number, is a unit. */
  static boolean isUnit(String word) {
    return FORMS.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** The short form of a lower-case word; null when it is no unit. */
  static @Nullable String form(String word) {
    return FORMS.get(word);
  }
}
