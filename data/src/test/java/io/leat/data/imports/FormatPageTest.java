package io.leat.data.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leat.core.profile.Action;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that tells users the format says what the code does. */
class FormatPageTest {
  private static final Path PAGE = Path.of("FORMAT.md");

  @Test
  void itsTablesHaveExactlyTheFields() throws IOException {
    List<String> items = new ArrayList<>(Target.ITEM.fields().keySet());
    items.add(items.indexOf("image_url"), "attributes");
    assertThat(tableFields("## items.jsonl")).isEqualTo(items);
    assertThat(tableFields("## events.jsonl"))
        .containsExactlyElementsOf(Target.EVENT.fields().keySet());
  }

  @Test
  void itsExamplesAreValid() throws IOException {
    assertThat(ItemJson.parse(example("## items.jsonl"))).isInstanceOf(Parsed.Valid.class);
    assertThat(EventJson.parse(example("## events.jsonl"))).isInstanceOf(Parsed.Valid.class);
    for (String row : rows("## items.jsonl")) {
      assertThat(ItemJson.parse(with(row, "{\"item_id\":\"1\",\"title\":\"t\"}")))
          .as(row)
          .isInstanceOf(Parsed.Valid.class);
    }
    for (String row : rows("## events.jsonl")) {
      String base =
          "{\"event_id\":\"1\",\"user_id\":\"u\",\"action\":\"rating\",\"value\":3,"
              + "\"timestamp\":\"2026-03-01T12:00:00Z\",\"item_id\":\"1\"}";
      assertThat(EventJson.parse(with(row, base))).as(row).isInstanceOf(Parsed.Valid.class);
    }
  }

  @Test
  void itNamesEveryAction() throws IOException {
    String page = Files.readString(PAGE);
    for (Action action : Action.values()) {
      assertThat(page).contains('`' + action.externalName() + '`');
    }
  }

  /** The base with the row's field set to the row's example. */
  private static String with(String row, String base) throws IOException {
    String[] cells = row.split("\\|", -1);
    String value = cells[5].strip().replace("`", "");
    ObjectMapper mapper = new ObjectMapper();
    JsonNode example = mapper.readTree(value.contains("...") ? "\"text\"" : value);
    ObjectNode object = (ObjectNode) mapper.readTree(base);
    object.set(cells[1].strip().replace("`", ""), example);
    return object.toString();
  }

  private static List<String> tableFields(String heading) throws IOException {
    return rows(heading).stream().map(row -> row.substring(3, row.indexOf('`', 3))).toList();
  }

  private static List<String> rows(String heading) throws IOException {
    return section(heading).lines().filter(line -> line.startsWith("| `")).toList();
  }

  private static String example(String heading) throws IOException {
    String section = section(heading);
    int begin = section.indexOf("```json\n") + 8;
    return section.substring(begin, section.indexOf('\n', begin));
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(heading);
    assertThat(begin).as(heading).isNotNegative();
    return page.substring(begin, page.indexOf("\n## ", begin + 1));
  }
}
