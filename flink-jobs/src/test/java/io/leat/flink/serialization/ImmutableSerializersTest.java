package io.leat.flink.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.Interaction;
import io.leat.flink.source.SourceLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written comes back, from the wire and from a checkpoint of another run. */
final class ImmutableSerializersTest {
  private static <T> TypeSerializer<T> of(Class<T> type) {
    return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
  }

  private static <T> void check(TypeSerializer<T> serializer, List<T> values) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    for (T value : values) {
      serializer.serialize(value, out);
    }
    DataOutputSerializer copy = new DataOutputSerializer(16);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(in, serializer.getClass().getClassLoader());
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
    for (int i = 0; i < values.size(); i++) {
      serializer.copy(in, copy);
    }
    assertThat(in.available()).isZero();
    DataInputDeserializer copied = new DataInputDeserializer(copy.getCopyOfBuffer());
    TypeSerializer<T> restored = snapshot.restoreSerializer();
    for (T value : values) {
      assertThat(restored.deserialize(copied)).isEqualTo(value);
    }
  }

  private static List<Interaction> interactions() {
    List<Interaction> all = new ArrayList<>();
    for (int fields = 0; fields < 32; fields++) {
      Action action = List.of(Action.values()).get(fields % Action.values().length);
      all.add(
          new Interaction(
              "e" + fields,
              part(fields, 1, "anna"),
              part(fields, 2, "s".repeat(127)),
              action,
              -fields,
              part(fields, 4, "灯 \uD83D\uDCA1".repeat(5000)),
              (fields & 8) == 0 ? null : Double.MIN_VALUE,
              part(fields, 16, "o".repeat(128)),
              null,
              Long.MAX_VALUE - fields));
    }
    return all;
  }

  private static @Nullable String part(int fields, int bit, String text) {
    return (fields & bit) == 0 ? null : text;
  }

  @Test
  void eventsComeBackWhateverFieldsTheyHave() throws IOException {
    check(of(Interaction.class), interactions());
    check(
        of(EventLine.class),
        interactions().stream()
            .map(event -> new EventLine(event, new SourceLine("log", 7, "{\"é\":1}", null)))
            .toList());
  }

  @Test
  void whatIsKeptOfPeopleComesBack() throws IOException {
    check(
        new ItemInterestSerializer(),
        List.of(new ItemInterest(-1e300, 5, 511), new ItemInterest(0, Long.MAX_VALUE, 0)));
  }
}
