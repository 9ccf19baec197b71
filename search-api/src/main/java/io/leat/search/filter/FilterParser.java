package io.leat.search.filter;

import io.leat.search.filter.FilterField.Kind;
import io.leat.search.filter.FilterLexer.Token;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads filters.
 *
 * <pre>
 * filter    = and { "OR" and }
 * and       = not { "AND" not }
 * not       = [ "NOT" ] ( "(" filter ")" | condition )
 * condition = field ":" ( value | "*" | "(" value { "OR" value } ")" | range )
 * range     = ( "[" | "{" ) bound "TO" bound ( "]" | "}" )  |  ( "<" | "<=" | ">" | ">=" ) bound
 * bound     = number | time | "*"
 * field     = item_id | group_id | identifier | brand | category | in_stock | price | popularity
 *           | created_at | NAME | attribute.NAME
 * value     = word | "\"" any text "\""
 * </pre>
 *
 * Square brackets include a bound, braces leave it out. Values are compared without regard to case
 * and to the number of blanks between words. Used once.
 */
public final class FilterParser {
  private static final int DEEPEST = 20;
  private static final int MOST_CONDITIONS = 500;

  private final FilterLexer lexer;
  private Token token;
  private int depth;
  private int conditions;

  private FilterParser(String text) throws FilterSyntaxException {
    this.lexer = new FilterLexer(text);
    this.token = lexer.next();
  }

  /** Reads a whole text. */
  public static Filter parse(String text) throws FilterSyntaxException {
    FilterParser parser = new FilterParser(text);
    Filter filter = parser.or();
    if (parser.token.kind() != FilterLexer.Kind.END) {
      throw parser.unexpected("AND, OR or the end");
    }
    return filter;
  }

  private Filter or() throws FilterSyntaxException {
    if (++depth > DEEPEST) {
      throw new FilterSyntaxException(
          token.column(), "parentheses may be at most %d deep".formatted(DEEPEST));
    }
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (takeKeyword("OR"));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter and() throws FilterSyntaxException {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (takeKeyword("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter not() throws FilterSyntaxException {
    if (takeKeyword("NOT")) {
      return new Filter.Not(primary());
    }
    return primary();
  }

  private Filter primary() throws FilterSyntaxException {
    if (takeMark("(")) {
      Filter filter = or();
      expect(")");
      return filter;
    }
    if (!token.isValue()) {
      throw unexpected("a condition such as brand:acme");
    }
    String name = token.text();
    int column = token.column();
    if (name.isBlank()) {
      throw new FilterSyntaxException(column, "a field must have a name");
    }
    advance();
    if (!token.isMark(":")) {
      throw unexpected("':' and a value, after the field '" + name + "'");
    }
    advance();
    return condition(FilterField.of(name));
  }

  private Filter condition(FilterField field) throws FilterSyntaxException {
    if (takeMark("(")) {
      List<Filter> any = new ArrayList<>();
      do {
        any.add(value(field));
      } while (takeKeyword("OR"));
      expect(")");
      return new Filter.Or(any);
    }
    return value(field);
  }

  private Filter value(FilterField field) throws FilterSyntaxException {
    if (++conditions > MOST_CONDITIONS) {
      throw new FilterSyntaxException(
          token.column(), "there may be at most %d conditions".formatted(MOST_CONDITIONS));
    }
    if (token.isMark("[") || token.isMark("{")) {
      return range(field);
    }
    if (token.isMark("<") || token.isMark(">") || token.isMark("<=") || token.isMark(">=")) {
      return comparison(field);
    }
    if (!token.isValue()) {
      throw unexpected("a value of " + field.name());
    }
    if (token.isKeyword("*")) {
      advance();
      return new Filter.Exists(field);
    }
    if (field.kind().isOrdered()) {
      double number = number(field);
      advance();
      return new Filter.Range(field, number, number);
    }
    return exact(field);
  }

  private Filter exact(FilterField field) throws FilterSyntaxException {
    String value = token.text();
    if (value.isBlank()) {
      throw new FilterSyntaxException(token.column(), "a value must not be blank");
    }
    if (field.kind() == Kind.IN_STOCK) {
      value = value.toLowerCase(Locale.ROOT);
      if (!value.equals("true") && !value.equals("false")) {
        throw unexpected("true or false");
      }
    }
    advance();
    return new Filter.Is(field, value);
  }

  private Filter range(FilterField field) throws FilterSyntaxException {
    checkOrdered(field);
    boolean includesFrom = token.isMark("[");
    advance();
    double from = bound(field, Double.NEGATIVE_INFINITY);
    if (!takeKeyword("TO")) {
      throw unexpected("TO");
    }
    int column = token.column();
    double to = bound(field, Double.POSITIVE_INFINITY);
    boolean includesTo = token.isMark("]");
    if (!includesTo && !token.isMark("}")) {
      throw unexpected("']' or '}'");
    }
    advance();
    if (from > to) {
      throw new FilterSyntaxException(column, "the range ends before it begins");
    }
    return new Filter.Range(
        field, includesFrom ? from : above(field, from), includesTo ? to : below(field, to));
  }

  private Filter comparison(FilterField field) throws FilterSyntaxException {
    checkOrdered(field);
    String sign = token.text();
    advance();
    double bound = bound(field, Double.NaN);
    return switch (sign) {
      case ">" -> new Filter.Range(field, above(field, bound), Double.POSITIVE_INFINITY);
      case ">=" -> new Filter.Range(field, bound, Double.POSITIVE_INFINITY);
      case "<" -> new Filter.Range(field, Double.NEGATIVE_INFINITY, below(field, bound));
      default -> new Filter.Range(field, Double.NEGATIVE_INFINITY, bound);
    };
  }

  private void checkOrdered(FilterField field) throws FilterSyntaxException {
    if (!field.kind().isOrdered()) {
      throw new FilterSyntaxException(
          token.column(),
          "only price, popularity and created_at have ranges, %s has not".formatted(field.name()));
    }
  }

  /**
   * @param open what {@code *} stands for; not a number where it may not stand
   */
  private double bound(FilterField field, double open) throws FilterSyntaxException {
    if (token.isKeyword("*") && !Double.isNaN(open)) {
      advance();
      return open;
    }
    if (!token.isValue()) {
      throw unexpected("a bound of " + field.name());
    }
    double number = number(field);
    advance();
    return number;
  }

  private double number(FilterField field) throws FilterSyntaxException {
    String text = token.text();
    if (field.kind() == Kind.CREATED_AT) {
      try {
        return (text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text))
            .toEpochMilli();
      } catch (DateTimeException e) {
        throw unexpected("a day such as 2026-03-01, or a time such as \"2026-03-01T12:00:00Z\"");
      } catch (ArithmeticException e) {
        throw unexpected("a time less far away");
      }
    }
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number) && !text.matches(".*[a-zA-Z&&[^eE]].*")) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with what Java takes for a number and a shop does not.
    }
    throw unexpected("a number");
  }

  private static double above(FilterField field, double bound) {
    return field.kind() == Kind.CREATED_AT ? bound + 1 : Math.nextUp(bound);
  }

  private static double below(FilterField field, double bound) {
    return field.kind() == Kind.CREATED_AT ? bound - 1 : Math.nextDown(bound);
  }

  private boolean takeKeyword(String keyword) throws FilterSyntaxException {
    if (!token.isKeyword(keyword)) {
      return false;
    }
    advance();
    return true;
  }

  private boolean takeMark(String mark) throws FilterSyntaxException {
    if (!token.isMark(mark)) {
      return false;
    }
    advance();
    return true;
  }

  private void expect(String mark) throws FilterSyntaxException {
    if (!takeMark(mark)) {
      throw unexpected("'" + mark + "'");
    }
  }

  private void advance() throws FilterSyntaxException {
    token = lexer.next();
  }

  private FilterSyntaxException unexpected(String expected) {
    return new FilterSyntaxException(
        token.column(), "expected %s, not %s".formatted(expected, token.shown()));
  }
}
