package io.leat.index;

import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.UserDocument;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small documents for the tests of this module. */
public final class TestDocuments {
  public static final int RANK = 4;
  public static final int CONTENT_DIMENSION = 3;

  private TestDocuments() {}

  public static ItemDocument item(String itemId, String title) {
    return item(itemId, title, new float[] {1, 0, 0, 0});
  }

  public static ItemDocument item(String itemId, String title, float[] embedding) {
    return new ItemDocument(
        itemId,
        title,
        "A fine thing for every home",
        "Bright & Sons",
        List.of("Home > Lighting"),
        9.99,
        true,
        Map.of("Colour", List.of("Brass")),
        List.of("4006381333931"),
        null,
        0,
        1.5,
        0,
        0,
        embedding,
        new float[] {0, 1, 0},
        List.of(),
        List.of(),
        null,
        "{\"item_id\":\"" + itemId + "\"}");
  }

  /** An item whose every variable part is drawn. */
  public static ItemDocument randomItem(String itemId, Random random) {
    return new ItemDocument(
        itemId,
        "lamp number " + random.nextInt(1000),
        null,
        null,
        List.of(),
        random.nextBoolean() ? null : random.nextDouble() * 100,
        random.nextBoolean(),
        Map.of(),
        List.of(),
        null,
        random.nextInt(1_000_000),
        random.nextDouble(),
        0,
        0,
        vector(RANK, random),
        random.nextInt(5) == 0 ? new float[CONTENT_DIMENSION] : vector(CONTENT_DIMENSION, random),
        List.of(),
        List.of(),
        null,
        "{\"n\":" + random.nextInt() + "}");
  }

  public static UserDocument randomUser(String userId, Random random) {
    UserProfile profile = new UserProfile(Map.of());
    for (int i = random.nextInt(5); i > 0; i--) {
      ItemInterest interest =
          ItemInterest.of(Action.PURCHASE, random.nextGaussian(), random.nextInt());
      profile = profile.plus("item-" + random.nextInt(20), interest);
    }
    return new UserDocument(
        userId, vector(RANK, random), profile, random.nextLong(1L << 52), random.nextBoolean());
  }

  public static float[] vector(int dimension, Random random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
