package io.leat.search.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leat.search.filter.FilterField.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {
  private static final FilterField BRAND = new FilterField(Kind.BRAND, "brand");
  private static final FilterField PRICE = new FilterField(Kind.PRICE, "price");
  private static final FilterField COLOUR = new FilterField(Kind.ATTRIBUTE, "colour");

  @Test
  void readsTheExampleOfTheLanguage() throws Exception {
    Filter filter =
        FilterParser.parse(
            "category:\"Home > Lighting\" AND price:[10 TO 50] AND in_stock:true"
                + " AND colour:(red OR blue)");

    assertThat(filter)
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Is(new FilterField(Kind.CATEGORY, "category"), "Home > Lighting"),
                    new Filter.Range(PRICE, 10, 50),
                    Filters.IN_STOCK,
                    new Filter.Or(
                        List.of(new Filter.Is(COLOUR, "red"), new Filter.Is(COLOUR, "blue"))))));
  }

  @Test
  void andBindsTighterThanOr() throws Exception {
    Filter a = new Filter.Is(BRAND, "a");
    Filter b = new Filter.Is(BRAND, "b");
    Filter c = new Filter.Is(BRAND, "c");
    assertThat(FilterParser.parse("brand:a OR brand:b AND NOT brand:c"))
        .isEqualTo(new Filter.Or(List.of(a, new Filter.And(List.of(b, new Filter.Not(c))))));
    assertThat(FilterParser.parse("(brand:a OR brand:b) AND brand:c"))
        .isEqualTo(new Filter.And(List.of(new Filter.Or(List.of(a, b)), c)));
  }

  @Test
  void bracesLeaveBoundsOut() throws Exception {
    assertThat(FilterParser.parse("price:{10 TO 50]"))
        .isEqualTo(new Filter.Range(PRICE, Math.nextUp(10.0), 50));
    assertThat(FilterParser.parse("price:[* TO 50}"))
        .isEqualTo(new Filter.Range(PRICE, Double.NEGATIVE_INFINITY, Math.nextDown(50.0)));
    assertThat(FilterParser.parse("price:>=1.5"))
        .isEqualTo(new Filter.Range(PRICE, 1.5, Double.POSITIVE_INFINITY));
    FilterField created = new FilterField(Kind.CREATED_AT, "created_at");
    assertThat(FilterParser.parse("created_at:>2026-01-01"))
        .isEqualTo(new Filter.Range(created, 1_767_225_600_001.0, Double.POSITIVE_INFINITY));
    assertThat(FilterParser.parse("created_at:<=\"2026-01-01T00:00:01Z\""))
        .isEqualTo(new Filter.Range(created, Double.NEGATIVE_INFINITY, 1_767_225_601_000.0));
  }

  @Test
  void whatIsNoFieldOfOursIsAnAttribute() throws Exception {
    assertThat(FilterParser.parse("Colour:Red")).isEqualTo(new Filter.Is(COLOUR, "Red"));
    assertThat(FilterParser.parse("\"Seat  height\":*"))
        .isEqualTo(new Filter.Exists(new FilterField(Kind.ATTRIBUTE, "seat height")));
    assertThat(FilterParser.parse("attribute.brand:x"))
        .isEqualTo(new Filter.Is(new FilterField(Kind.ATTRIBUTE, "brand"), "x"));
    assertThat(FilterParser.parse("size:\"a=\\\"b\\\"\""))
        .isEqualTo(new Filter.Is(new FilterField(Kind.ATTRIBUTE, "size"), "a=\"b\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "brand              | 6  | expected ':' and a value, after the field 'brand', not the end",
        "brand:             | 7  | expected a value of brand, not the end",
        ":x                 | 1  | expected a condition such as brand:acme, not ':'",
        "brand:a brand:b    | 9  | expected AND, OR or the end, not 'brand'",
        "brand:a AND        | 12 | expected a condition such as brand:acme, not the end",
        "(brand:a           | 9  | expected ')', not the end",
        "brand:a)           | 8  | expected AND, OR or the end, not ')'",
        "brand:\"a          | 7  | this quotation mark has no second one",
        "brand:\"\"         | 7  | a value must not be blank",
        "brand:[a TO b]     | 7  | only price, popularity and created_at have ranges, brand has not",
        "price:cheap        | 7  | expected a number, not 'cheap'",
        "price:[1 TO]       | 12 | expected a bound of price, not ']'",
        "price:[2 TO 1]     | 13 | the range ends before it begins",
        "price:[1 5]        | 10 | expected TO, not '5'",
        "price:NaN          | 7  | expected a number, not 'NaN'",
        "price:0x10         | 7  | expected a number, not '0x10'",
        "price:>*           | 8  | expected a number, not '*'",
        "in_stock:maybe     | 10 | expected true or false, not 'maybe'",
        "created_at:yesterday | 12 | expected a day such as 2026-03-01, or a time such as \"2026-03-01T12:00:00Z\", not 'yesterday'",
      })
  void aFaultPointsAtItsColumn(String text, int column, String problem) {
    FilterSyntaxException fault =
        catchThrowableOfType(FilterSyntaxException.class, () -> FilterParser.parse(text));

    assertThat(fault).as(text).hasMessage("column " + column + ": " + problem);
    assertThat(fault.column()).isEqualTo(column);
  }

  @Test
  void depthAndLengthHaveBounds() {
    assertThat(
            catchThrowableOfType(
                FilterSyntaxException.class,
                () -> FilterParser.parse("(".repeat(100_000) + "brand:a")))
        .hasMessageContaining("20 deep");
    assertThat(
            catchThrowableOfType(
                FilterSyntaxException.class,
                () -> FilterParser.parse("brand:(" + "a OR ".repeat(1000) + "a)")))
        .hasMessageContaining("at most 500");
  }

  /** Whatever is typed is a filter or a fault that is told. */
  @Test
  void noTextIsMoreThanAFault() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {
      "brand",
      ":",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "\"",
      "\\",
      "AND",
      "OR",
      "NOT",
      "TO",
      " ",
      "*",
      "<",
      ">",
      "=",
      "1",
      "-",
      "price",
      "created_at",
      "é",
      "\uD83D",
      "9999999999999"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        FilterQuery.query(FilterParser.parse(text.toString()));
      } catch (FilterSyntaxException e) {
        assertThat(e.column()).as("%s, seed %d", text, seed).isBetween(1, text.length() + 1);
      }
    }
  }
}
