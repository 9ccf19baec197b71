package io.leat.data.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * What {@code truth.jsonl} says: one line on the shop, then one an item and one a shopper.
 *
 * <pre>
 * {"kind":"shop","from":...,"until":...,"styles":[...],"background":{"mug":0.02,...}}
 * {"kind":"item","item_id":...,"type":"mug","brand":...,"palette":...,"finish":...,"style":[...],"level":...,"popularity":...}
 * {"kind":"user","user_id":...,"lifestyles":[...],"interest":{"mug":[at start, at end]},"style":[[...],[...]],
 *  "brands":{...},"finishes":{"kitchen":...},"finish_strength":...,"level":...}
 * </pre>
 */
final class TruthLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shop shop;
  private final Vocabulary vocabulary;
  private final Ids ids;

  TruthLines(Shop shop, Ids ids) {
    this.shop = shop;
    this.vocabulary = shop.catalogue().vocabulary;
    this.ids = ids;
  }

  /** Where the lines go. */
  interface Sink {
    void write(String line) throws IOException;
  }

  void write(Sink sink) throws IOException {
    sink.write(JSON.writeValueAsString(shopLine()));
    for (int item = 0; item < shop.catalogue().size(); item++) {
      sink.write(JSON.writeValueAsString(itemLine(item)));
    }
    for (int shopper = 0; shopper < shop.shoppers().size(); shopper++) {
      sink.write(JSON.writeValueAsString(userLine(shopper)));
    }
  }

  private ObjectNode shopLine() {
    ObjectNode line = JSON.createObjectNode().put("kind", "shop");
    line.put("from", LogPeriod.START.toString()).put("until", LogPeriod.END.toString());
    ArrayNode styles = line.putArray("styles");
    vocabulary.styles().forEach(style -> styles.add(style.name()));
    ObjectNode background = line.putObject("background");
    double[] shares = shop.shoppers().background();
    vocabulary
        .types()
        .forEach(
            t -> background.put(t.name(), rounded(Shoppers.BACKGROUND * shares[t.index()], 6)));
    return line;
  }

  private ObjectNode itemLine(int item) {
    Catalogue catalogue = shop.catalogue();
    ObjectNode line = JSON.createObjectNode().put("kind", "item");
    line.put("item_id", ids.item(item));
    line.put("type", catalogue.typeOf(item).name());
    line.put("brand", catalogue.brandOf(item).name());
    line.put("palette", catalogue.typeOf(item).palette().name());
    line.put("finish", catalogue.finishOf(item).name());
    vector(line.putArray("style"), catalogue.style(item));
    line.put("level", rounded(catalogue.level[item], 3));
    line.put("popularity", rounded(catalogue.popularity[item], 3));
    return line;
  }

  private ObjectNode userLine(int shopper) {
    Taste taste = shop.shoppers().taste(shopper);
    ObjectNode line = JSON.createObjectNode().put("kind", "user");
    line.put("user_id", ids.shopper(shopper));
    ArrayNode lifestyles = line.putArray("lifestyles");
    for (int lifestyle : taste.lifestyles()) {
      lifestyles.add(vocabulary.lifestyles().get(lifestyle).name());
    }
    ObjectNode interest = line.putObject("interest");
    for (int i = 0; i < taste.types().length; i++) {
      interest
          .putArray(vocabulary.types().get(taste.types()[i]).name())
          .add(rounded(taste.interestAtStart()[i], 6))
          .add(rounded(taste.interestAtEnd()[i], 6));
    }
    ArrayNode style = line.putArray("style");
    vector(style.addArray(), taste.styleAtStart());
    vector(style.addArray(), taste.styleAtEnd());
    ObjectNode brands = line.putObject("brands");
    for (int i = 0; i < taste.brands().length; i++) {
      brands.put(
          vocabulary.brands().get(taste.brands()[i]).name(), rounded(taste.brandStrengths()[i], 3));
    }
    ObjectNode finishes = line.putObject("finishes");
    for (Palette palette : vocabulary.palettes()) {
      int favourite = taste.finishes()[palette.index()];
      finishes.put(palette.name(), palette.choices().get(favourite).name());
    }
    line.put("finish_strength", rounded(taste.finishStrength(), 3));
    line.put("level", rounded(taste.level(), 3));
    return line;
  }

  private static void vector(ArrayNode array, float[] vector) {
    for (float value : vector) {
      array.add(rounded(value, 4));
    }
  }

  private static double rounded(double value, int digits) {
    double scale = StrictMath.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
