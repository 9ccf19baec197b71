package io.leat.flink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import io.leat.flink.train.NewItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProfileFunctionTest {
  private static final long START = 1_770_000_000_000L;
  private static final List<Action> ACTIONS =
      List.of(
          Action.VIEW,
          Action.CLICK,
          Action.ADD_TO_CART,
          Action.REMOVE_FROM_CART,
          Action.PURCHASE,
          Action.RETURN);

  private static ProfileFunction function(int capacity) {
    return new ProfileFunction(
        ActionWeights.DEFAULT,
        ForwardDecay.DEFAULT,
        capacity,
        Emission.ALL,
        Expiry.NEVER,
        NewItems.NONE);
  }

  private static Map<String, UserProfile> run(int capacity, List<Interaction> events)
      throws Exception {
    try (var harness =
        KeyedHarness.open(function(capacity), Interaction::person, PersonWish::person)) {
      for (Interaction event : events) {
        harness.process(event);
      }
      return end(harness);
    }
  }

  private static Map<String, UserProfile> end(KeyedHarness<Interaction, ProfiledUser> harness)
      throws Exception {
    harness.end();
    Map<String, UserProfile> profiles = new HashMap<>();
    for (ProfiledUser user : harness.output()) {
      assertThat(profiles.put(user.userId(), Objects.requireNonNull(user.profile()))).isNull();
    }
    return profiles;
  }

  private static List<Interaction> events(Random random, int count, int items) {
    List<Interaction> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          new Interaction(
              "e" + i,
              "user-" + random.nextInt(3),
              null,
              ACTIONS.get(random.nextInt(ACTIONS.size())),
              START + random.nextLong(86_400_000L * 300),
              "item-" + random.nextInt(items),
              null,
              null,
              null,
              0));
    }
    return events;
  }

  private static void assertSame(
      Map<String, UserProfile> actual, Map<String, UserProfile> expected, String why) {
    assertThat(actual.keySet()).as(why).isEqualTo(expected.keySet());
    expected.forEach(
        (user, profile) -> {
          Map<String, ItemInterest> other = actual.getOrDefault(user, UserProfile.EMPTY).items();
          assertThat(other.keySet()).as(why).isEqualTo(profile.items().keySet());
          profile
              .items()
              .forEach(
                  (item, interest) -> {
                    ItemInterest found =
                        other.getOrDefault(item, new ItemInterest(Double.MAX_VALUE, 0, 0));
                    assertThat(found.actions()).as(why).isEqualTo(interest.actions());
                    assertThat(found.lastTime()).as(why).isEqualTo(interest.lastTime());
                    assertThat(found.weight())
                        .as(why)
                        .isCloseTo(
                            interest.weight(), within(1e-9 * (1 + Math.abs(interest.weight()))));
                  });
        });
  }

  @Test
  void anyOrderGivesTheSameProfile() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      List<Interaction> events = events(new Random(seed), 200, 30);
      Map<String, UserProfile> expected = run(500, events);
      Collections.shuffle(events, new Random(seed + 1000));
      assertSame(run(500, events), expected, "seed " + seed);
    }
  }

  @Test
  void theProfileIsTheSumOfItsEvents() throws Exception {
    List<Interaction> events = events(new Random(7), 300, 20);
    Map<String, UserProfile> expected = new HashMap<>();
    for (Interaction event : events) {
      String user = String.valueOf(event.userId());
      double weight =
          ActionWeights.DEFAULT.of(event.action(), null)
              * ForwardDecay.DEFAULT.scale(event.time() / 1000);
      expected.merge(
          user,
          UserProfile.EMPTY.plus(
              String.valueOf(event.itemId()),
              ItemInterest.of(event.action(), weight, event.time() / 1000)),
          UserProfile::merge);
    }
    assertSame(run(500, events), expected, "seed 7");
  }

  @Test
  void aRestartInTheMiddleChangesNothing() throws Exception {
    List<Interaction> events = events(new Random(3), 200, 30);
    Map<String, UserProfile> expected = run(500, events);
    try (var before = KeyedHarness.open(function(500), Interaction::person, PersonWish::person)) {
      for (Interaction event : events.subList(0, 90)) {
        before.process(event);
      }
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(function(500), Interaction::person, PersonWish::person, state)) {
        for (Interaction event : events.subList(90, events.size())) {
          after.process(event);
        }
        assertSame(end(after), expected, "seed 3");
      }
    }
  }

  @Test
  void aFullProfileKeepsItsHeaviestItems() throws Exception {
    List<Interaction> events = new ArrayList<>();
    for (int item = 0; item < 50; item++) {
      // Item i is viewed i + 1 times, all at one time.
      for (int view = 0; view <= item; view++) {
        events.add(
            new Interaction(
                "e" + item + "-" + view,
                "anna",
                null,
                Action.VIEW,
                START,
                "i" + item,
                null,
                null,
                null,
                0));
      }
    }
    UserProfile profile = run(10, events).getOrDefault("anna", UserProfile.EMPTY);
    assertThat(profile.items())
        .containsOnlyKeys("i40", "i41", "i42", "i43", "i44", "i45", "i46", "i47", "i48", "i49");
  }

  @Test
  void searchesMakeAPersonButNoInterest() throws Exception {
    Interaction search =
        new Interaction("e", "anna", "s", Action.SEARCH, START, null, null, null, null, 0);
    Interaction impression =
        new Interaction("f", "anna", "s", Action.IMPRESSION, START, "lamp", null, null, null, 0);
    assertThat(run(10, List.of(search, impression))).containsEntry("anna", UserProfile.EMPTY);
  }

  @Test
  void aCapacityBelowOneIsRefused() {
    assertThatThrownBy(() -> function(0)).hasMessage("capacity must be at least 1, was 0");
  }
}
