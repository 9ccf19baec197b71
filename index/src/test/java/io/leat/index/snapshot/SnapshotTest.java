package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
  @ParameterizedTest
  @CsvSource({
    "1763740000123456 1763740000123457, 1763740000123456",
    "9223372036854775807 1763740000123456, 1763740000123456",
    "-9223372036854775808 1763740000123456, 0",
    "0 5, 0",
  })
  void isCompleteUpToWhereItsLastShardIs(String watermarks, long expected) {
    List<Snapshot.Shard> shards =
        Arrays.stream(watermarks.split(" "))
            .map(
                watermark ->
                    new Snapshot.Shard(
                        IndexName.ITEMS, 0, "segments_1", Long.parseLong(watermark), List.of()))
            .collect(Collectors.toList());

    assertThat(new Snapshot(1, "lineage", 1, 0, shards).watermark()).isEqualTo(expected);
  }
}
