package io.leat.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.IndexException;
import io.leat.index.TestDocuments;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserDocumentsTest {

  @Test
  void profilesComeBackExactly() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      UserProfile profile = TestDocuments.randomUser("ann", random).profile();
      assertThat(ProfileBytes.decode(ProfileBytes.encode(profile)))
          .as("seed %d, profile %d", seed, i)
          .isEqualTo(profile);
    }
  }

  @Test
  void extremeProfilesComeBackExactly() throws IOException {
    UserProfile profile =
        new UserProfile(
            Map.of(
                "ünïcode \n id",
                new ItemInterest(Double.MIN_VALUE, Long.MIN_VALUE, -1),
                "",
                new ItemInterest(-Double.MAX_VALUE, Long.MAX_VALUE, 0)));
    assertThat(ProfileBytes.decode(ProfileBytes.encode(profile))).isEqualTo(profile);
  }

  @Test
  void vectorsComeBackBitByBit() {
    float[] vector = {0f, -0f, Float.MIN_VALUE, -1.5f, Float.MAX_VALUE};
    assertThat(VectorBytes.decode(VectorBytes.encode(vector))).containsExactly(vector);
  }

  @Test
  void refusesWhatIsNotFiniteAndSaysWhose() {
    UserDocuments documents = new UserDocuments(2);
    UserProfile none = new UserProfile(Map.of());
    assertThatThrownBy(
            () ->
                documents.document(
                    new UserDocument("ann", new float[] {0, Float.NaN}, none, 0, true)))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("interest", "user 'ann'", "NaN");
    assertThatThrownBy(
            () -> documents.document(new UserDocument("ann", new float[3], none, 0, true)))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("interest", "user 'ann'", "3", "2");
  }
}
