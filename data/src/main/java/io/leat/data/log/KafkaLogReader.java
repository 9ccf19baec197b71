package io.leat.data.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic up to its end as it was when the reading began, its partitions merged by stamp.
 *
 * <pre>
 * partition 0 ─► 3 7 9 ─┐
 * partition 1 ─► 4 5    ├─► 3 4 5 6 7 8 9
 * partition 2 ─► 6 8   ─┘
 * </pre>
 */
final class KafkaLogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
  private static final long MICROS_PER_MILLI = 1_000;

  /** A partition of which so many records wait for others' is not read on. */
  private static final int MOST_WAITING = 5_000;

  private final KafkaConsumer<String, String> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, Part> parts = new HashMap<>();
  private long heardAt = System.nanoTime();

  KafkaLogReader(KafkaTopic topic) {
    Map<String, Object> settings = new HashMap<>(topic.clientSettings());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    try {
      List<PartitionInfo> found = consumer.partitionsFor(topic.name());
      if (found == null || found.isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no such topic");
      }
      found.forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
      consumer.assign(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** What was read of a partition and is not handed on yet. */
  private final class Part {
    private final TopicPartition partition;
    private final long end;
    private final Deque<LogRecord> waiting = new ArrayDeque<>();

    Part(TopicPartition partition, long end) {
      this.partition = partition;
      this.end = end;
    }

    boolean isRead() {
      return consumer.position(partition) >= end;
    }

    long firstStamp() {
      return waiting.getFirst().receivedAt();
    }
  }

  /** The stamp of the newest record, 0 when there is none. */
  long lastReceivedAt() {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              parts.put(partition, new Part(partition, end));
              consumer.seek(partition, Math.max(end - 1, begins.getOrDefault(partition, 0L)));
            });
    long[] last = {0};
    merge(Long.MIN_VALUE, Long.MAX_VALUE, record -> last[0] = record.receivedAt());
    return last[0];
  }

  /** Hands on what was stamped after the one and up to the other time, in order. */
  void read(long after, long through, Consumer<LogRecord> receiver) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, Math.max(0, after) / MICROS_PER_MILLI));
    Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(wanted);
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              parts.put(partition, new Part(partition, end));
              OffsetAndTimestamp begin = begins.get(partition);
              consumer.seek(partition, begin == null ? end : begin.offset());
            });
    merge(after, through, receiver);
  }

  private void merge(long after, long through, Consumer<LogRecord> receiver) {
    Comparator<Part> byStamp = Comparator.comparingLong(Part::firstStamp);
    while (true) {
      List<Part> unread = parts.values().stream().filter(part -> !part.isRead()).toList();
      while (unread.stream().noneMatch(part -> part.waiting.isEmpty())) {
        Part first =
            parts.values().stream()
                .filter(part -> !part.waiting.isEmpty())
                .min(byStamp)
                .orElse(null);
        if (first == null) {
          return;
        }
        LogRecord record = first.waiting.removeFirst();
        if (record.receivedAt() > after && record.receivedAt() <= through) {
          receiver.accept(record);
        }
      }
      poll();
    }
  }

  private void poll() {
    consumer.resume(partitions);
    consumer.pause(
        parts.values().stream()
            .filter(part -> part.waiting.size() >= MOST_WAITING || part.isRead())
            .map(part -> part.partition)
            .toList());
    ConsumerRecords<String, String> records = consumer.poll(POLL);
    long now = System.nanoTime();
    if (!records.isEmpty()) {
      heardAt = now;
    } else if (now - heardAt > LONGEST_SILENCE.toNanos()) {
      throw new TimeoutException("records that are there did not come within " + LONGEST_SILENCE);
    }
    for (ConsumerRecord<String, String> read : records) {
      Part part = parts.get(new TopicPartition(read.topic(), read.partition()));
      LogRecord record = read.value() == null ? null : LogRecord.parse(read.value());
      if (part != null && record != null && read.offset() < part.end) {
        part.waiting.addLast(record);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
