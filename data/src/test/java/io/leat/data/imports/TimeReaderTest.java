package io.leat.data.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.ShopException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1291191960                | 2010-12-01T08:26:00Z",
        "1291191960.5              | 2010-12-01T08:26:00.500Z",
        "1291191960123             | 2010-12-01T08:26:00.123Z",
        "1291191960123456          | 2010-12-01T08:26:00.123456Z",
        "2010-12-01T08:26:00Z      | 2010-12-01T08:26:00Z",
        "2010-12-01T09:26:00+01:00 | 2010-12-01T08:26:00Z",
        "2010-12-01 09:26:00+0100  | 2010-12-01T08:26:00Z",
        "2010-12-01 08:26:00 UTC   | 2010-12-01T08:26:00Z",
        "2011-10-10 08:30          | 2011-10-10T08:30:00Z",
        "2011-10-10 8:30:05.25     | 2011-10-10T08:30:05.250Z",
        "2011/10/10 08:30          | 2011-10-10T08:30:00Z",
        "2011-10-10                | 2011-10-10T00:00:00Z",
        "20111031                  | 2011-10-31T00:00:00Z",
        "20111031083000            | 2011-10-31T08:30:00Z",
        "31.10.2011 08:30          | 2011-10-31T08:30:00Z",
        "1.2.2011                  | 2011-02-01T00:00:00Z",
        "10/11/2011 8:30           | 2011-10-11T08:30:00Z",
        "10/31/2011 8:30 PM        | 2011-10-31T20:30:00Z",
        "10/31/2011, 12:05 a.m.    | 2011-10-31T00:05:00Z",
        "10-31-2011                | 2011-10-31T00:00:00Z",
      })
  void readsTheUsualForms(String text, Instant expected) {
    TimeReader reader = new TimeReader(null, ZoneOffset.UTC, DayOrder.MONTH_FIRST);
    assertThat(reader.read(text)).isEqualTo(expected);
    assertThat(reader.read(" " + text + " ")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2011-02-30",
        "2011-13-01",
        "2011-10-10 24:10",
        "2011-10-10 08:61",
        "20111332",
        "13/13/2011",
        "10/31/11",
        "10/31/2011 13:00 PM",
        "2011-10/10",
        "12345678901234567890"
      })
  void whatIsNoTimeIsNull(String text) {
    assertThat(new TimeReader(null, ZoneOffset.UTC, DayOrder.MONTH_FIRST).read(text)).isNull();
  }

  @Test
  void theOrderOfDayAndMonthIsTheFiles() {
    assertThat(new TimeReader(null, ZoneOffset.UTC, DayOrder.DAY_FIRST).read("3/4/2026"))
        .isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));
    assertThat(new TimeReader(null, ZoneOffset.UTC, DayOrder.MONTH_FIRST).read("3/4/2026"))
        .isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(new TimeReader(null, ZoneOffset.UTC, DayOrder.UNKNOWN).read("3/4/2026")).isNull();
    assertThat(new TimeReader(null, ZoneOffset.UTC, DayOrder.MIXED).read("3/4/2026")).isNull();
  }

  @Test
  void theZoneIsForTimesThatDoNotSay() {
    TimeReader reader = new TimeReader(null, ZoneId.of("Europe/Berlin"), DayOrder.UNKNOWN);
    assertThat(reader.read("2026-07-01 12:00")).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(reader.read("2026-01-01 12:00")).isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
    assertThat(reader.read("2026-07-01 12:00Z")).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    assertThat(reader.read("1291191960")).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
  }

  @Test
  void aPatternStandsInThePlaceOfTheUsualForms() {
    TimeReader reader = new TimeReader("dd/MM/yy HH.mm", ZoneOffset.UTC, DayOrder.UNKNOWN);
    assertThat(reader.read("03/04/26 08.30")).isEqualTo(Instant.parse("2026-04-03T08:30:00Z"));
    assertThat(reader.read("31/04/26 08.30")).isNull();
    assertThat(reader.read("2026-04-03 08:30")).isNull();
    assertThat(reader.read("2026-04-03T08:30:00Z"))
        .isEqualTo(Instant.parse("2026-04-03T08:30:00Z"));
    assertThat(reader.read("1291191960")).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(new TimeReader("d MMM yyyy", ZoneOffset.UTC, DayOrder.UNKNOWN).read("3 Apr 2026"))
        .isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));
    assertThat(
            new TimeReader("yyyy-MM-dd HH:mm XXX", ZoneOffset.UTC, DayOrder.UNKNOWN)
                .read("2026-04-03 08:30 +02:00"))
        .isEqualTo(Instant.parse("2026-04-03T06:30:00Z"));
    assertThat(new TimeReader("yyyyMMdd", ZoneOffset.UTC, DayOrder.UNKNOWN).read("20111031"))
        .isEqualTo(Instant.parse("2011-10-31T00:00:00Z"));
  }

  @Test
  void aPatternThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new TimeReader("bogus", ZoneOffset.UTC, DayOrder.UNKNOWN))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("\"bogus\"")
        .hasMessageContaining("dd/MM/yyyy HH:mm");
  }

  @Test
  void oneLateDayTellsTheOrder() {
    assertThat(order("1/2/2026", "3/4/2026")).isEqualTo(DayOrder.UNKNOWN);
    assertThat(order("1/2/2026", "", "13/4/2026", "5/6/2026")).isEqualTo(DayOrder.DAY_FIRST);
    assertThat(order("1/2/2026 10:00", "4/13/2026 10:00")).isEqualTo(DayOrder.MONTH_FIRST);
    assertThat(order("13/1/2026", "1/13/2026", "13/1/2026")).isEqualTo(DayOrder.MIXED);
    assertThat(order("13/13/2026", "soon")).isEqualTo(DayOrder.UNKNOWN);
  }

  private static DayOrder order(String... times) {
    DayOrder order = DayOrder.UNKNOWN;
    for (String time : times) {
      order = order.and(time);
    }
    return order;
  }
}
