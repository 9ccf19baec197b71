package io.leat.data.log;

import io.leat.data.EpochTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The log as a topic of Kafka. What is appended is durable when all in-sync replicas have it; the
 * producer is idempotent, so that what it sends again after a lost answer is there once.
 *
 * <p>Stamps ascend within what one process appends. A Kafka record's own time is the stamp in
 * milliseconds, by which readers find where to begin.
 */
public final class KafkaEventLog implements EventLog {
  private static final String ALL_REPLICAS = "all";
  private static final int LONGEST_DELIVERY_MILLIS = 10_000;
  private static final long MICROS_PER_MILLI = 1_000;

  private final KafkaTopic topic;
  private final InstantSource clock;
  private final Producer<String, String> producer;
  private final AtomicLong durable;

  /**
   * Held while stamps are given and records handed over, so that partitions have them ascending.
   */
  private final Object order = new Object();

  private long lastStamp;

  /** Opens a topic that is there. Throws a {@link LogException} where no broker answers. */
  public KafkaEventLog(KafkaTopic topic) {
    this(topic, InstantSource.system());
  }

  KafkaEventLog(KafkaTopic topic, InstantSource clock) {
    this.topic = topic;
    this.clock = clock;
    this.lastStamp = topic.lastReceivedAt();
    this.durable = new AtomicLong(lastStamp);
    Map<String, Object> settings = new HashMap<>(topic.clientSettings());
    settings.put(ProducerConfig.ACKS_CONFIG, ALL_REPLICAS);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_DELIVERY_MILLIS);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  @Override
  public long[] append(List<LogEntry> entries) {
    long[] stamps = new long[entries.size()];
    List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
    try {
      synchronized (order) {
        lastStamp = Math.max(lastStamp, EpochTime.microseconds(clock.instant()) - 1);
        for (int i = 0; i < stamps.length; i++) {
          stamps[i] = ++lastStamp;
          sent.add(producer.send(record(entries.get(i), stamps[i])));
        }
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | KafkaException | IllegalStateException e) {
      throw topic.failure("did not take the records, send them again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw topic.failure("was not waited for", e);
    }
    if (stamps.length > 0) {
      durable.accumulateAndGet(stamps[stamps.length - 1], Math::max);
    }
    return stamps;
  }

  private ProducerRecord<String, String> record(LogEntry entry, long stamp) {
    return new ProducerRecord<>(
        topic.name(),
        null,
        stamp / MICROS_PER_MILLI,
        entry.key(),
        new LogRecord(stamp, entry.kind(), entry.json()).line());
  }

  @Override
  public void read(long after, Consumer<LogRecord> receiver) {
    topic.read(after, Long.MAX_VALUE, receiver);
  }

  @Override
  public long lastReceivedAt() {
    return durable.get();
  }

  @Override
  public LogRetention retention() {
    return topic.retention();
  }

  @Override
  public void close() {
    producer.close();
  }
}
