package io.leat.search.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.SimulationProgress;
import io.leat.data.simulator.SimulationRequest;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class ProductPicturesTest {
  private final ProductPictures pictures = new ProductPictures();

  @Test
  void isOfTheWordsColoursAndTheSameEachTime() {
    String lamp = pictures.svg("table-lamp", "coral", "brass");

    assertThat(lamp).contains("#f0785a").contains("#cda349").contains("id='t'");
    assertThat(pictures.svg("Table lamp", "coral", "brass")).isEqualTo(lamp);
    assertThat(pictures.svg("table-lamp", "teal", "brass")).isNotEqualTo(lamp);
    assertThat(pictures.svg("table-lamp", "coral", "oak")).isNotEqualTo(lamp);
  }

  @Test
  void clothOfBambooIsClothAndABoardOfItWood() {
    assertThat(pictures.svg("bath-towel", "teal", "bamboo"))
        .contains(Texture.WEAVE.pattern("t"))
        .doesNotContain(Texture.WOOD.pattern("t"));
    assertThat(pictures.svg("chopping-board", "smoked", "bamboo"))
        .contains(Texture.WOOD.pattern("t"));
  }

  @Test
  void whatASimulatedShopSellsHasAShape(@TempDir Path directory) throws Exception {
    Path out = directory.resolve("shop");
    new ShopSimulator(
            new SimulationRequest(600, 5, 20, 7, out, false, false), SimulationProgress.SILENT)
        .run();
    Matcher addresses =
        Pattern.compile("\"image_url\":\"/page/pictures/([a-z0-9-]+)\\.")
            .matcher(Files.readString(out.resolve("items.jsonl")));
    Set<String> types = new TreeSet<>();
    while (addresses.find()) {
      types.add(addresses.group(1));
    }

    assertThat(types).hasSizeGreaterThan(60).allMatch(pictures::knows);
    assertThat(pictures.knows("spaceship")).isFalse();
  }

  /** Whatever the words are, a small document comes of it, and none of them is in it. */
  @ParameterizedTest
  @CsvSource({
    "table lamp, antique green, brass",
    "coffee beans, dark roast, ''",
    "<script>alert(1)</script>, \"onload=x, '&<'",
    "'', '', ''",
    "吊灯, 红色, 玻璃",
  })
  void isADocumentOfItsOwn(String type, String colour, String material) throws Exception {
    String svg = pictures.svg(type, colour, material);

    assertThat(svg).hasSizeLessThan(8000).doesNotContain("script", "onload", "href");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("svg");
  }
}
