package io.leat.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.core.together.BoughtTogether;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemNeighbours;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.ShardCommit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class SerializersTest {
  private static final ShardCommit ITEMS =
      new ShardCommit(IndexName.ITEMS, 3, "segments_2a", 1_770_000_000_000L);
  private static final ShardCommit USERS =
      new ShardCommit(IndexName.USERS, 3, "segments_1", Long.MIN_VALUE);

  private static final ShardCommit SESSIONS =
      new ShardCommit(IndexName.SESSIONS, 3, "segments_3", 5);

  private static <T> void check(SimpleVersionedSerializer<T> serializer, T value)
      throws IOException {
    byte[] bytes = serializer.serialize(value);
    assertThat(serializer.deserialize(serializer.getVersion(), bytes)).isEqualTo(value);
    assertThatThrownBy(() -> serializer.deserialize(2, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the checkpoint has version 2");
  }

  @Test
  void checkpointRecordsComeBack() throws IOException {
    check(new ShardCommitSerializer(), ITEMS);
    check(new StagedCommitSerializer(), new StagedCommit("lineage", 42, USERS));
    check(new WriterStateSerializer(), new WriterState(List.of(ITEMS, USERS, SESSIONS)));
  }

  @Test
  void aWriterHasOneShard() {
    ShardCommit other = new ShardCommit(IndexName.USERS, 4, "segments_1", 0);
    assertThatThrownBy(() -> new WriterState(List.of(ITEMS, other, SESSIONS)))
        .hasMessage("a writer owns one shard, got [3, 4]");
    assertThatThrownBy(() -> new WriterState(List.of(ITEMS, SESSIONS)))
        .hasMessage(
            "a writer owns one shard of each of [ITEMS, USERS, SESSIONS], got [ITEMS, SESSIONS]");
  }

  @Test
  void indexUpdatesTravelWithoutKryo() throws IOException {
    Configuration withoutKryo = new Configuration();
    withoutKryo.set(PipelineOptions.GENERIC_TYPES, false);
    TypeSerializer<IndexUpdate> serializer =
        IndexUpdateType.get().createSerializer(new SerializerConfigImpl(withoutKryo));
    ItemDocument item =
        new ItemDocument(
            "lamp",
            "Lamp",
            null,
            "Brass & Co",
            List.of("Home > Lighting"),
            null,
            true,
            Map.of("colour", List.of("red", "blue")),
            List.of(),
            null,
            5,
            1.5,
            2.5,
            0,
            new float[] {1, 2},
            new float[] {3},
            List.of(new ItemNeighbours("together", new String[] {"bulb"}, new float[] {0.5f})),
            List.of(new BoughtTogether("bulb", 3, 4.5f, 2)),
            null,
            "{}");
    UserProfile profile = new UserProfile(Map.of("lamp", new ItemInterest(2, 3, 4)));

    IndexUpdate back = copy(serializer, IndexUpdate.upsert(item));
    assertThat(back).usingRecursiveComparison().isEqualTo(IndexUpdate.upsert(item));
    UserDocument user = new UserDocument("anna", new float[] {1}, profile, 7, false);
    assertThat(copy(serializer, IndexUpdate.upsert(user)))
        .usingRecursiveComparison()
        .isEqualTo(IndexUpdate.upsert(user));
    for (ItemChange change :
        List.of(
            ItemChange.of("lamp"),
            ItemChange.of("lamp").withPrice(null).withInStock(false),
            ItemChange.of("lamp")
                .withPrice(9.5)
                .withDemand(1, 2, -3)
                .withBoughtTogether(item.boughtTogether()))) {
      assertThat(copy(serializer, IndexUpdate.change(change)))
          .isEqualTo(IndexUpdate.change(change));
    }
    assertThat(copy(serializer, IndexUpdate.delete(IndexName.USERS, "anna")))
        .isEqualTo(IndexUpdate.delete(IndexName.USERS, "anna"));
  }

  private static <T> T copy(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
