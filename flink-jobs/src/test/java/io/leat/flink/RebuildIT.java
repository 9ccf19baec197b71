package io.leat.flink;

import static io.leat.flink.TinyShop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.core.profile.Action;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.flink.train.LearningSettings;
import io.leat.index.document.UserDocument;
import io.leat.index.queries.PopularQueries;
import io.leat.index.queries.PopularQuery;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RebuildIT {
  private static final LearningSettings LEARNING =
      LearningSettings.DEFAULT
          .withAls(new AlsParameters(8, 10, 0.1, 0.003, 1, 1))
          .withContent(new ContentParameters(8, 1000, 1, 1));

  @TempDir private Path directory;

  private Path index() {
    return directory.resolve("index");
  }

  private RebuildReport rebuild(ShopFiles shop) {
    return rebuild(shop, index(), 2, 2);
  }

  private static RebuildReport rebuild(ShopFiles shop, Path index, int parallelism, int shards) {
    return Rebuild.embedded()
        .run(new RebuildRequest(shop, index, parallelism, shards, LEARNING), RebuildProgress.NONE);
  }

  private ShopFiles write(TinyShop shop) throws IOException {
    return shop.writeTo(directory.resolve("shop"));
  }

  @Test
  void aShopBecomesAPromotedGeneration() throws IOException {
    List<RebuildPhase> phases = new ArrayList<>();
    List<Long> sweeps = new ArrayList<>();
    RebuildReport report =
        Rebuild.embedded()
            .run(
                new RebuildRequest(write(TinyShop.standard()), index(), 2, 2, LEARNING),
                (phase, done, total) -> {
                  phases.add(phase);
                  if (phase == RebuildPhase.TRAIN) {
                    sweeps.add(done);
                    assertThat(total).isEqualTo(10);
                  }
                });

    assertThat(report.generation()).isEqualTo("g0001");
    assertThat(report.items()).isEqualTo(10);
    assertThat(report.users()).isEqualTo(24);
    assertThat(report.events()).isEqualTo(TinyShop.standard().events().size());
    assertThat(report.rejects()).isEmpty();
    assertThat(report.rejectsDirectory()).isNull();
    assertThat(report.seconds()).containsOnlyKeys(RebuildPhase.values());
    assertThat(report.bytes()).isPositive();
    assertThat(phases).startsWith(RebuildPhase.READ).endsWith(RebuildPhase.PROMOTE).isSorted();
    assertThat(sweeps).startsWith(0L).endsWith(10L);

    assertThat(IndexReading.generation(index())).isEqualTo("g0001");
    assertThat(new SnapshotStore(index()).snapshots("g0001")).hasSize(1);
    IndexReading.Items items = IndexReading.items(index());
    assertThat(items.byId()).hasSize(10);
    assertThat(items.of("mug-1").json())
        .isEqualTo(
            "{\"item_id\":\"mug-1\",\"title\":\"Stoneware coffee mug mug-1\",\"categories\":[\"Kitchen > Mugs\"],\"price\":9.5,\"attributes\":{\"colour\":[\"red\",\"blue\"]}}");
    assertThat(items.of("lamp-new").popularity()).isZero();
    assertThat(items.of("lamp-1").popularity()).isPositive();

    UserDocument lampLover = IndexReading.user(index(), "user-0").orElseThrow();
    assertThat(lampLover.profile().boughtItems()).containsExactly("lamp-1");
    // Vectors have learnt the tastes; an item without events stands with its kind by its text.
    assertThat(score(lampLover, items, TinyShop.LAMPS))
        .isGreaterThan(5 * score(lampLover, items, TinyShop.MUGS));
    assertThat(score(lampLover, items, List.of("lamp-new")))
        .isGreaterThan(2 * score(lampLover, items, List.of("mug-new")));
  }

  private static double score(UserDocument user, IndexReading.Items items, List<String> ids) {
    return ids.stream().mapToDouble(id -> dot(user.interest(), items.of(id).embedding())).sum();
  }

  @Test
  void gzippedFilesAndAnyOrderAndAnyParallelismGiveTheSameIndex() throws IOException {
    ShopFiles plain = TinyShop.standard().writeTo(directory.resolve("plain"));
    ShopFiles shuffled = TinyShop.standard().shuffled(3).writeGzippedTo(directory.resolve("gz"));
    rebuild(plain, directory.resolve("one"), 1, 1);
    rebuild(shuffled, directory.resolve("two"), 2, 2);

    IndexReading.Items one = IndexReading.items(directory.resolve("one"));
    IndexReading.Items two = IndexReading.items(directory.resolve("two"));
    assertThat(two.byId().keySet()).isEqualTo(one.byId().keySet());
    one.byId()
        .forEach(
            (id, item) -> {
              assertThat(two.of(id).json()).isEqualTo(item.json());
              assertThat(two.of(id).popularity()).isCloseTo(item.popularity(), within(1e-9));
              assertThat(two.of(id).embedding()).containsExactly(item.embedding(), within(1e-4f));
              assertThat(two.of(id).content()).containsExactly(item.content(), within(1e-4f));
            });
    for (int user = 0; user < 24; user++) {
      UserDocument first =
          IndexReading.user(directory.resolve("one"), "user-" + user).orElseThrow();
      UserDocument second =
          IndexReading.user(directory.resolve("two"), "user-" + user).orElseThrow();
      assertThat(second.interest()).containsExactly(first.interest(), within(1e-4f));
      assertThat(second.profile().items().keySet()).isEqualTo(first.profile().items().keySet());
    }
  }

  @Test
  void whatIsWrongIsWrittenAsideWithItsReason() throws IOException {
    TinyShop shop = TinyShop.standard();
    int lines = shop.events().size();
    shop.eventLine("not json at all");
    shop.eventLine(line("bad-action", "stroke", "user-1", null, "mug-1", 5));
    shop.eventLine(shop.events().get(0));
    shop.eventLine(
        line("far", "view", "user-1", null, "mug-1", 5).replace("2026-03-01", "2862-03-01"));
    shop.itemLine("{\"item_id\":\"nameless\"}");
    shop.item("mug-1", "Stoneware coffee mug, second edition", "Kitchen > Mugs");
    shop.event("view", "user-ghost", null, "no-such-item", 50);

    RebuildReport report = rebuild(write(shop));

    assertThat(report.events()).isEqualTo(lines + 1);
    assertThat(report.items()).isEqualTo(10);
    assertThat(report.supersededItems()).isEqualTo(1);
    assertThat(report.duplicateEvents()).isEqualTo(1);
    assertThat(report.unknownItemRatings()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(5);
    assertThat(report.rejects())
        .containsEntry("duplicate_event", 1L)
        .containsEntry("future_time", 1L);
    assertThat(rejects(report))
        .hasSize(5)
        .anySatisfy(text -> assertThat(text).contains("events.jsonl", "not json at all"))
        .anySatisfy(text -> assertThat(text).contains("stroke", "\"line\":" + (lines + 2)))
        .anySatisfy(text -> assertThat(text).contains("duplicate_event", " of events.jsonl too"))
        .anySatisfy(text -> assertThat(text).contains("items.jsonl", "nameless"));
    assertThat(IndexReading.items(index()).of("mug-1").json()).contains("second edition");
    // A person who touched nothing that is sold has a document, and no direction.
    assertThat(IndexReading.user(index(), "user-ghost").orElseThrow().interest())
        .hasSize(8)
        .containsOnly(0f);
  }

  private static List<String> rejects(RebuildReport report) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(report.rejectsDirectory()))) {
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).startsWith("rejects").endsWith(".jsonl");
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void sessionsLinkToTheirUserAndCountForPopularityEitherWay() throws IOException {
    TinyShop shop = TinyShop.standard();
    shop.event("view", null, "s1", "mug-1", 10);
    shop.event("search", "anna", "s1", null, 11);
    shop.event("add_to_cart", null, "s1", "mug-2", 12);
    shop.event("view", null, "s2", "lamp-new", 12);

    RebuildReport report = rebuild(write(shop));

    assertThat(report.anonymousEvents()).isEqualTo(3);
    assertThat(report.linkedEvents()).isEqualTo(2);
    UserDocument anna = IndexReading.user(index(), "anna").orElseThrow();
    assertThat(anna.profile().items()).containsOnlyKeys("mug-1", "mug-2");
    assertThat(anna.profile().itemsWith(Action.ADD_TO_CART)).containsExactly("mug-2");
    assertThat(IndexReading.items(index()).of("lamp-new").popularity()).isPositive();
    assertThat(IndexReading.users(index())).isEqualTo(25);
  }

  @Test
  void whatSeveralPeopleSearchForIsPopularEachCountedOnce() throws IOException {
    TinyShop shop = TinyShop.standard();
    int halfLife = (int) TimeUnit.DAYS.toMinutes(45);
    for (int user = 0; user < 3; user++) {
      shop.search("user-" + user, "Desk  LAMP ", halfLife);
      shop.search("user-" + user, "mug", user * halfLife);
    }
    shop.search("user-0", "desk lamp", 0);
    for (int times = 0; times < 9; times++) {
      shop.search("user-1", "lamp for granny", halfLife);
      shop.search("user-2", "lamp for granny", halfLife);
    }
    shop.search("user-1", "x".repeat(500), halfLife);

    RebuildReport report = rebuild(write(shop));

    List<PopularQuery> queries =
        PopularQueries.read(new SnapshotStore(index()).generationDirectory(report.generation()))
            .queries();
    assertThat(queries).extracting(PopularQuery::text).containsExactly("mug", "desk lamp");
    assertThat(queries).extracting(PopularQuery::people).containsExactly(3, 3);
    assertThat(queries.get(0).weight()).isCloseTo(1.75, within(1e-6));
    assertThat(queries.get(1).weight()).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void aSecondRebuildIsServedAndRollbackGoesBack() throws IOException {
    ShopFiles shop = write(TinyShop.standard());
    rebuild(shop);
    write(TinyShop.standard().item("kettle", "Enamel kettle", "Kitchen > Kettles"));
    RebuildReport second = rebuild(shop);

    assertThat(second.generation()).isEqualTo("g0002");
    assertThat(IndexReading.generation(index())).isEqualTo("g0002");
    assertThat(IndexReading.items(index()).byId()).containsKey("kettle");

    new SnapshotStore(index()).rollback();
    assertThat(IndexReading.generation(index())).isEqualTo("g0001");
    assertThat(IndexReading.items(index()).byId()).doesNotContainKey("kettle");
  }

  @Test
  void aModelWritesWhatItsGenerationHadNotHeardYet() throws IOException {
    ShopFiles shop = write(TinyShop.standard());
    rebuild(shop);
    TinyShop more = TinyShop.standard();
    more.event("purchase", "late", null, "lamp-new", 10_000);
    write(more);
    RebuildRequest before =
        new RebuildRequest(shop, index(), 2, 2, LEARNING)
            .withEventsBefore(Instant.parse("2026-03-05T00:00:00Z"));

    String again = Rebuild.embedded().reindex(before, "g0001", RebuildProgress.NONE);

    assertThat(again).isEqualTo("g0002");
    assertThat(IndexReading.generation(index())).as("still served").isEqualTo("g0001");
    IndexReading.Items first = IndexReading.items(index());
    assertThat(IndexReading.user(index(), "user-0")).isPresent();
    new SnapshotStore(index()).promote(again);
    assertThat(IndexReading.user(index(), "late")).isEmpty();
    IndexReading.Items second = IndexReading.items(index());
    for (String lamp : TinyShop.LAMPS) {
      assertThat(second.of(lamp).embedding()).isEqualTo(first.of(lamp).embedding());
      assertThat(second.of(lamp).popularity()).isEqualTo(first.of(lamp).popularity(), within(1e-9));
    }
    assertThat(second.of("lamp-new").popularity()).isZero();
  }

  @Test
  void theSubmittedProgramDoesTheSame() throws IOException {
    ShopFiles shop = write(TinyShop.standard());
    RebuildJob.main(new String[] {shop.directory().toString(), index().toString(), "1", "1"});
    assertThat(IndexReading.items(index()).byId()).hasSize(10);
    assertThat(IndexReading.users(index())).isEqualTo(24);
  }

  @Test
  void theSubmittedProgramNamesAWrongArgument() {
    assertThatThrownBy(() -> RebuildJob.main(new String[] {"shop"}))
        .hasMessageContaining("SHOP_DIRECTORY INDEX_DIRECTORY")
        .hasMessageContaining("got 1");
    assertThatThrownBy(() -> RebuildJob.main(new String[] {"shop", "index", "many"}))
        .hasMessage("PARALLELISM must be a whole number, was 'many'");
  }

  @Test
  void missingFilesAreNamedAndNothingIsMade() {
    assertThatThrownBy(() -> rebuild(new ShopFiles(directory.resolve("nowhere"))))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("nowhere has neither items.jsonl nor items.jsonl.gz");
    assertThat(index()).doesNotExist();
  }

  @Test
  void withoutEventsItemsHaveTheirContentOnly() throws IOException {
    RebuildReport report = rebuild(write(TinyShop.standard().withoutEvents()));
    assertThat(report.events()).isZero();
    assertThat(report.users()).isZero();
    IndexReading.Items items = IndexReading.items(index());
    assertThat(items.byId()).hasSize(10);
    assertThat(items.of("mug-1").embedding()).containsOnly(0f);
    assertThat(items.of("mug-1").content()).isNotNull();
  }

  @Test
  void oneItemAndOneUserAreAShop() throws IOException {
    TinyShop shop = new TinyShop().item("only", "The only thing", "Things");
    shop.event("purchase", "someone", null, "only", 1);
    RebuildReport report = rebuild(write(shop));
    assertThat(report.items()).isEqualTo(1);
    float[] item = IndexReading.items(index()).of("only").embedding();
    float[] user = IndexReading.user(index(), "someone").orElseThrow().interest();
    assertThat(dot(item, user)).isPositive();
  }

  @Test
  void aCatalogueWithoutAValidItemIsRefusedAndNothingChanges() throws IOException {
    ShopFiles shop = write(TinyShop.standard());
    rebuild(shop);
    write(new TinyShop().itemLine("{\"item_id\":\"a\"}").itemLine("oops"));
    assertThatThrownBy(() -> rebuild(shop))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("g0002 was not promoted")
        .hasMessageContaining("items.jsonl has no valid item: all of its 2 lines were rejected")
        .hasMessageContaining("rejects");
    assertThat(index().resolve("g0002/rejects")).isNotEmptyDirectory();
    assertThat(IndexReading.generation(index())).isEqualTo("g0001");
  }

  @Test
  void anEmptyCatalogueIsRefused() throws IOException {
    ShopFiles shop = write(new TinyShop());
    assertThatThrownBy(() -> rebuild(shop))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("items.jsonl has no lines: at least one item is needed");
  }

  @Test
  void eventsThatAreAllWrongAreRefused() throws IOException {
    ShopFiles shop = write(TinyShop.standard().withoutEvents().eventLine("[]").eventLine("{}"));
    assertThatThrownBy(() -> rebuild(shop))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("events.jsonl has no valid event: all of its 2 lines");
  }

  @Test
  void aBrokenArchiveIsNamed() throws IOException {
    TinyShop.standard().writeGzippedTo(directory.resolve("gz"));
    Path events = directory.resolve("gz/events.jsonl.gz");
    byte[] whole = Files.readAllBytes(events);
    Files.write(events, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> rebuild(new ShopFiles(directory.resolve("gz"))))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("was not promoted")
        .hasMessageContaining("events.jsonl.gz is cut off");
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
