package io.leat.flink.log;

import io.leat.data.log.KafkaTopic;
import io.leat.data.log.LogRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The lines of a log with Kafka from its beginning, each once: Flink's own source, whose state is
 * an offset for each partition. A partition's lines come in their order; what comes of several is
 * sorted out by {@link StampPositions}.
 */
public final class KafkaLogSource {
  private KafkaLogSource() {}

  /** Follows the topic for ever. */
  public static KafkaSource<LoggedLine> following(KafkaTopic topic) {
    return source(topic, Long.MAX_VALUE).build();
  }

  /**
   * Ends with the topic as it is when the job starts.
   *
   * @param endStamp epoch microseconds; what was stamped later is left out
   */
  public static KafkaSource<LoggedLine> until(KafkaTopic topic, long endStamp) {
    return source(topic, endStamp).setBounded(OffsetsInitializer.latest()).build();
  }

  private static KafkaSourceBuilder<LoggedLine> source(KafkaTopic topic, long endStamp) {
    return KafkaSource.<LoggedLine>builder()
        .setBootstrapServers(topic.brokers())
        .setTopics(topic.name())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false")
        .setDeserializer(new Lines(endStamp));
  }

  /** A record's value is the line. */
  private static final class Lines implements KafkaRecordDeserializationSchema<LoggedLine> {
    private static final long serialVersionUID = 1;

    private final long endStamp;

    Lines(long endStamp) {
      this.endStamp = endStamp;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<LoggedLine> out) {
      String line = read.value() == null ? "" : new String(read.value(), StandardCharsets.UTF_8);
      if (LogRecord.stampOf(line) <= endStamp) {
        out.collect(
            new LoggedLine(
                read.partition(), read.topic() + "-" + read.partition(), read.offset(), line));
      }
    }

    @Override
    public TypeInformation<LoggedLine> getProducedType() {
      return TypeInformation.of(LoggedLine.class);
    }
  }
}
