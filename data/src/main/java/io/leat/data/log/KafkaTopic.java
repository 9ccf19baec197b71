package io.leat.data.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A log with Kafka: one topic, whose records hold one {@link LogRecord#line} each, under the key of
 * their {@link LogEntry}. The order of each key is kept, as Kafka keeps it, within its partition.
 *
 * <p>Nothing in the topic may expire, for a rebuild reads it from its beginning: {@link #open}
 * makes it so where it is missing, and leaves one that is there as it is. Who must have the records
 * of forgotten people gone sets a retention.ms, and learns from what is younger.
 *
 * @param brokers {@code host:port}, or several with commas
 * @param name of the topic
 */
public record KafkaTopic(String brokers, String name) implements LogLocation {
  private static final int PARTITIONS = 4;
  private static final String NEVER = "-1";

  /** Partitions are read side by side; a follower that waits for one waits no longer than this. */
  private static final long DISORDER_MICROS = 60_000_000;

  private static final int LONGEST_REQUEST_MILLIS = 10_000;

  @Override
  public EventLog open() {
    create();
    return new KafkaEventLog(this);
  }

  private void create() {
    NewTopic topic =
        new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.RETENTION_MS_CONFIG,
                    NEVER,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    NEVER));
    asking(
        () -> {
          try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(topic)).all().get();
          } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
              throw new KafkaException(e.getCause());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
          }
          return name;
        });
  }

  /** As the broker has the topic's settings now. */
  LogRetention retention() {
    Config config = asking(this::config);
    long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
      return new LogRetention.Unlimited(
          "the topic '%s' of Kafka drops no record by its age (cleanup.policy is %s): set its cleanup.policy to delete, and its retention.ms"
              .formatted(name, policy));
    }
    if (millis < 0) {
      return new LogRetention.Unlimited(
          "the topic '%s' of Kafka keeps every record (retention.ms is %d): set its retention.ms; rebuilds learn from what it still has"
              .formatted(name, millis));
    }
    // Whole segments are dropped, by their newest record.
    long segment = Long.parseLong(config.get(TopicConfig.SEGMENT_MS_CONFIG).value());
    return new LogRetention.Limited(Duration.ofMillis(millis), Duration.ofMillis(segment));
  }

  private Config config() {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try (Admin admin = Admin.create(clientSettings())) {
      return Objects.requireNonNull(
          admin.describeConfigs(List.of(topic)).all().get().get(topic), name);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  @Override
  public long lastReceivedAt() {
    return asking(
        () -> {
          try (KafkaLogReader reader = new KafkaLogReader(this)) {
            return reader.lastReceivedAt();
          }
        });
  }

  @Override
  public void read(long after, long through, Consumer<LogRecord> receiver) {
    try (KafkaLogReader reader = new KafkaLogReader(this)) {
      reader.read(after, through, receiver);
    } catch (KafkaException e) {
      throw failure("cannot be read", e);
    }
  }

  @Override
  public long disorderMicros() {
    return DISORDER_MICROS;
  }

  private <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw failure("cannot be reached", e);
    }
  }

  /** What is wrong with the topic, for a user. */
  LogException failure(String what, Throwable cause) {
    Throwable reason = cause.getCause() == null ? cause : cause.getCause();
    return new LogException(
        "the topic '%s' of Kafka at %s %s (%s: %s): see that the broker runs and has this address"
            .formatted(name, brokers, what, reason.getClass().getSimpleName(), reason.getMessage()),
        cause);
  }

  /** What every client of ours is told. */
  Map<String, Object> clientSettings() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        Arrays.asList(brokers.split(",", -1)),
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
        LONGEST_REQUEST_MILLIS,
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        LONGEST_REQUEST_MILLIS / 2);
  }
}
