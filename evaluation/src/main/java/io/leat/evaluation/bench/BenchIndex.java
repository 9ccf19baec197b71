package io.leat.evaluation.bench;

import io.leat.core.model.ItemRelations;
import io.leat.core.profile.UserProfile;
import io.leat.data.Item;
import io.leat.data.json.ItemJson;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.UserDocument;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.snapshot.VectorEncoding;
import io.leat.index.write.ShardWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Writes a shop into an index root as a rebuild does, without Flink: a shard for each core, each
 * merged into one segment, published and promoted.
 */
final class BenchIndex {
  private final BenchShop shop;
  private final SnapshotStore store;
  private final int shards;
  private final BenchModel model;
  private final BenchPeople people;
  private final GenerationInfo generation;

  BenchIndex(BenchShop shop, SnapshotStore store, int shards, VectorEncoding vectors) {
    this.shop = shop;
    this.store = store;
    this.shards = shards;
    this.model = BenchModel.of(shop);
    this.people = new BenchPeople(shop, model.model());
    this.generation = store.createGeneration(shards, shop.dimension(), shop.dimension(), vectors);
  }

  /**
   * Writes all.
   *
   * @param progress told how many more items were written, from several threads
   */
  void write(LongConsumer progress) throws InterruptedException {
    new ModelStore(store.modelDirectory(generation.name()))
        .write(model.model(), model.vectors(), ItemRelations.NONE);
    List<ShardCommit> commits = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(shards)) {
      List<Future<ShardCommit>> written = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        int its = shard;
        written.add(threads.submit(() -> writeItems(its, progress)));
      }
      for (int shard = 0; shard < shards; shard++) {
        commits.add(writePeople(shard));
        try (ShardWriter none = ShardWriter.create(store, generation, IndexName.SESSIONS, shard)) {
          commits.add(none.commit(watermark()));
        }
      }
      for (Future<ShardCommit> commit : written) {
        commits.add(commit.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the shop could not be written", e.getCause());
    }
    store.publish(generation.name(), "bench", 1, commits);
    store.promote(generation.name());
  }

  private long watermark() {
    return model.model().now() * 1_000_000;
  }

  private ShardCommit writeItems(int shard, LongConsumer progress) {
    try (ShardWriter writer =
        ShardWriter.create(store, generation, IndexName.ITEMS, shard, buffer())) {
      int unreported = 0;
      for (int number = 0; number < shop.items(); number++) {
        if (ShardWriter.shardOf(BenchShop.itemId(number), shards) == shard) {
          writer.apply(IndexUpdate.upsert(document(shop.item(number))));
          if (++unreported == 1000) {
            progress.accept(unreported);
            unreported = 0;
          }
        }
      }
      writer.forceMerge(1);
      return writer.commit(watermark());
    }
  }

  /** A quarter of the heap for all shards together, in megabytes for each. */
  private int buffer() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return Math.clamp(heap / 4 / shards, 64, 1024);
  }

  private ItemDocument document(BenchItem of) {
    Item item = of.item();
    return new ItemDocument(
        item.itemId(),
        item.title(),
        item.description(),
        item.brand(),
        item.categories(),
        item.price(),
        item.inStock(),
        item.attributes(),
        item.identifiers(),
        item.groupId(),
        0,
        of.popularity(),
        0,
        0,
        of.embedding(),
        model.model().content().embed(BenchModel.terms(item)),
        List.of(),
        List.of(),
        null,
        ItemJson.write(item));
  }

  private ShardCommit writePeople(int shard) {
    try (ShardWriter writer = ShardWriter.create(store, generation, IndexName.USERS, shard)) {
      for (int number = 0; number < BenchPeople.count(shop); number++) {
        String userId = BenchPeople.userId(number);
        if (ShardWriter.shardOf(userId, shards) == shard) {
          UserProfile profile = people.profile(number);
          writer.apply(
              IndexUpdate.upsert(
                  new UserDocument(userId, people.interest(profile), profile, 0, true)));
        }
      }
      writer.forceMerge(1);
      return writer.commit(watermark());
    }
  }
}
