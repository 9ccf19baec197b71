package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.Consent;
import io.leat.data.Fault;
import io.leat.data.ItemChange;
import io.leat.data.ItemPatch;
import io.leat.data.Parsed;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemChangeJsonTest {
  private static final String ITEM = "{\"item_id\":\"A\",\"title\":\"Lamp\",\"price\":2.5}";

  @Test
  void aPlainItemIsPut() {
    assertThat(change(ITEM)).isEqualTo(new ItemChange.Put(valid(ItemJson.parse(ITEM))));
    assertThat(change("{\"op\":\"put\",\"item\":" + ITEM + "}")).isEqualTo(change(ITEM));
    assertThat(
            change(
                "{\"op\":\"put\",\"item_id\":\"A\",\"item\":{\"title\":\"Lamp\",\"price\":2.5}}"))
        .isEqualTo(change(ITEM));
  }

  @Test
  void aPatchChangesPriceOrStock() {
    assertThat(change("{\"op\":\"patch\",\"item_id\":\"A\",\"item\":{\"price\":9.5}}"))
        .isEqualTo(new ItemChange.Patch(new ItemPatch("A", true, 9.5, null)));
    assertThat(change("{\"op\":\"patch\",\"item\":{\"item_id\":\"A\",\"in_stock\":false}}"))
        .isEqualTo(new ItemChange.Patch(new ItemPatch("A", false, null, false)));
    assertThat(change("{\"op\":\"delete\",\"item_id\":\"A\"}"))
        .isEqualTo(new ItemChange.Deletion("A"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"price\":9.5,\"in_stock\":true} | {\"item_id\":\"A\",\"price\":9.5,\"in_stock\":true}",
        "{\"price\":null} | {\"item_id\":\"A\",\"price\":null}",
        "{\"in_stock\":false,\"item_id\":\"A\"} | {\"item_id\":\"A\",\"in_stock\":false}",
      })
  void aPatchComesBackAsItWasWritten(String text, String line) {
    ItemPatch patch = valid(ItemPatchJson.parse(text, "A"));

    assertThat(ItemPatchJson.write(patch)).isEqualTo(line);
    assertThat(valid(ItemPatchJson.parse(line))).isEqualTo(patch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | price | something",
        "{\"in_stock\":null} | price | something",
        "{\"price\":\"9.5\"} | price | without quotes",
        "{\"price\":-1} | price | negative",
        "{\"in_stock\":1} | in_stock | true or false",
        "{\"title\":\"x\"} | title | PUT the whole item",
        "{\"price\":1,\"item_id\":\"B\"} | item_id | is not the id under which it was sent",
        "{\"price\":1,\"price\":2} | price | twice",
        "[] | '' | not an object",
      })
  void aPatchOfAnythingElseIsTold(String text, String field, String problem) {
    assertThat(problems(ItemPatchJson.parse(text, "A"))).contains(problem);
    assertThat(first(ItemPatchJson.parse(text, "A")).field())
        .isEqualTo(field.equals("''") ? "" : field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"op\":\"drop\",\"item_id\":\"A\"} | op | put, patch or delete",
        "{\"op\":1,\"item_id\":\"A\"} | op | not text",
        "{\"op\":null,\"item_id\":\"A\"} | op | missing",
        "{\"op\":\"put\",\"item_id\":\"A\"} | item | whole item",
        "{\"op\":\"put\",\"item_id\":\"A\",\"item\":5} | '' | not an object",
        "{\"op\":\"put\",\"item_id\":\"A\",\"item\":{\"price\":1}} | title | missing",
        "{\"op\":\"put\",\"item_id\":\"B\",\"item\":" + ITEM + "} | item_id | not the id",
        "{\"op\":\"patch\",\"item_id\":\"A\"} | item | price",
        "{\"op\":\"patch\",\"item\":{\"price\":1}} | item_id | missing",
        "{\"op\":\"delete\"} | item_id | missing",
        "{\"op\":\"delete\",\"item_id\":\" \"} | item_id | blank",
        "{\"op\":\"delete\",\"item_id\":\"A\",\"why\":1} | why | beside op",
        "{\"title\":\"x\"} | item_id | missing",
      })
  void whatIsWrongIsNamed(String text, String field, String problem) {
    assertThat(first(ItemChangeJson.parse(text)).field())
        .isEqualTo(field.equals("''") ? "" : field);
    assertThat(problems(ItemChangeJson.parse(text))).contains(problem);
  }

  @Test
  void aWholeItemMayLeaveItsIdToThePath() {
    assertThat(valid(ItemJson.parse("{\"title\":\"Lamp\",\"price\":2.5}", "A")))
        .isEqualTo(valid(ItemJson.parse(ITEM)));
    assertThat(valid(ItemJson.parse(ITEM, "A"))).isEqualTo(valid(ItemJson.parse(ITEM)));
    assertThat(first(ItemJson.parse(ITEM, "B")).field()).isEqualTo("item_id");
    assertThat(first(ItemJson.parse("{\"title\":\"Lamp\"}", " ")).field()).isEqualTo("item_id");
  }

  @Test
  void aPatchRecordChangesSomething() {
    assertThatThrownBy(() -> new ItemPatch("A", false, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ItemPatch("A", false, 1.0, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ItemPatch("A", true, -1.0, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wishesAndIdsComeBack() {
    Consent consent = new Consent("u\"7", false);
    assertThat(valid(ConsentJson.parse(ConsentJson.write(consent)))).isEqualTo(consent);
    assertThat(ConsentJson.write(new Consent("u7", true)))
        .isEqualTo("{\"user_id\":\"u7\",\"personalisation\":true}");
    assertThat(first(ConsentJson.parse("{\"user_id\":\"u7\"}")).field())
        .isEqualTo("personalisation");
    assertThat(valid(IdJson.parse("user_id", IdJson.write("user_id", "u\"7")))).isEqualTo("u\"7");
    assertThat(first(IdJson.parse("user_id", "{\"item_id\":\"u7\"}")).field()).isEqualTo("user_id");
  }

  private static ItemChange change(String text) {
    return valid(ItemChangeJson.parse(text));
  }

  private static <T> T valid(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<T>) parsed).value();
  }

  private static <T> Fault first(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
    return ((Parsed.Invalid<T>) parsed).faults().getFirst();
  }

  private static <T> String problems(Parsed<T> parsed) {
    return ((Parsed.Invalid<T>) parsed)
        .faults().stream().map(Fault::sentence).collect(Collectors.joining("; "));
  }
}
