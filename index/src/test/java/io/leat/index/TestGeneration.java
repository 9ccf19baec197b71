package io.leat.index;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.index.document.IndexUpdate;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A generation with its model and all its writers, as a job without Flink. */
public final class TestGeneration implements AutoCloseable {
  public final SnapshotStore store;
  public final GenerationInfo info;
  private final Map<IndexName, List<ShardWriter>> writers = new EnumMap<>(IndexName.class);
  private long checkpoint;

  public TestGeneration(SnapshotStore store, int shards) {
    this.store = store;
    this.info = store.createGeneration(shards, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    for (IndexName index : IndexName.values()) {
      List<ShardWriter> ofIndex = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        ofIndex.add(ShardWriter.create(store, info, index, shard));
      }
      writers.put(index, ofIndex);
    }
    writeModel();
  }

  public void writeModel() {
    new ModelStore(store.modelDirectory(info.name()))
        .write(
            model(info.rank(), info.contentDimension()),
            new ItemVectors(List.of("lamp"), DenseRows.zeros(1, info.rank())),
            ItemRelations.NONE);
  }

  public static EmbeddingModel model(int rank, int contentDimension) {
    AlsParameters parameters = new AlsParameters(rank, 2, 0.25, 0.125, 1, 7);
    return new EmbeddingModel(
        new FoldIn(parameters, new float[rank], 1),
        new ItemFoldIn(parameters, DenseRows.zeros(rank, rank), 0, 0),
        new ContentModel(
            List.of("brass", "lamp"), new float[] {1, 2}, DenseRows.zeros(2, contentDimension)),
        new RidgeMap(DenseRows.zeros(contentDimension + 1, rank)),
        HybridModel.POPULARITY,
        ActionWeights.DEFAULT,
        new ForwardDecay(30),
        1_700_000_000L);
  }

  public String name() {
    return info.name();
  }

  public TestGeneration apply(IndexUpdate... updates) {
    for (IndexUpdate update : updates) {
      ofIndex(update.index()).get(ShardWriter.shardOf(update.id(), info.shards())).apply(update);
    }
    return this;
  }

  public List<ShardCommit> stage() {
    List<ShardCommit> commits = new ArrayList<>();
    for (IndexName index : IndexName.values()) {
      for (ShardWriter writer : ofIndex(index)) {
        commits.add(writer.commit(checkpoint));
      }
    }
    return commits;
  }

  /** Stages and publishes the next checkpoint. */
  public TestGeneration publish() {
    store.publish(name(), "test", ++checkpoint, stage());
    return this;
  }

  private List<ShardWriter> ofIndex(IndexName index) {
    return writers.getOrDefault(index, List.of());
  }

  @Override
  public void close() {
    writers.values().forEach(ofIndex -> ofIndex.forEach(ShardWriter::close));
  }
}
