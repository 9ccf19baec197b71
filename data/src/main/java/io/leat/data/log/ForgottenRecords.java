package io.leat.data.log;

import io.leat.data.Event;
import io.leat.data.FileProblem;
import io.leat.data.FinishedFile;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which of a shop's records are of people who asked to be forgotten: what they did, the anonymous
 * part of their sessions, and their wishes themselves. What they do afterwards is not.
 */
public final class ForgottenRecords implements Predicate<PersonRecord> {
  private final ToLongFunction<String> forgottenAt;

  /** Sessions with an act of someone forgotten, and until when they are forgotten with them. */
  private final Map<String, Long> sessions = new HashMap<>();

  private ForgottenRecords(ToLongFunction<String> forgottenAt) {
    this.forgottenAt = forgottenAt;
  }

  /**
   * Looks through all events for the sessions of those people.
   *
   * @param forgottenAt the stamp of a user's last wish to be forgotten; 0 where there is none
   */
  public static ForgottenRecords of(ShopFiles shop, long upTo, ToLongFunction<String> forgottenAt) {
    ForgottenRecords records = new ForgottenRecords(forgottenAt);
    ShopEvents.forEach(shop, upTo, records::link);
    return records;
  }

  private void link(Event event, long position) {
    if (event.userId() != null && event.sessionId() != null) {
      long stamp = forgottenAt.applyAsLong(event.userId());
      if (position < stamp) {
        sessions.merge(event.sessionId(), stamp, Math::max);
      }
    }
  }

  @Override
  public boolean test(PersonRecord record) {
    return isForgotten(record.userId(), record.sessionId(), record.record().receivedAt());
  }

  private boolean isForgotten(@Nullable String userId, @Nullable String sessionId, long position) {
    return userId == null
        ? sessionId != null && position < sessions.getOrDefault(sessionId, 0L)
        : position <= forgottenAt.applyAsLong(userId);
  }

  /**
   * Rewrites a shop's import without them; the file stays as it is where it has none.
   *
   * @return how many lines were taken out
   */
  public long purgeImport(ShopFiles shop) {
    long[] lines = new long[1];
    JsonLines.events(
        shop.events(), bytes -> {}, (line, parsed) -> lines[0] += isForgotten(parsed) ? 1 : 0);
    if (lines[0] > 0) {
      rewriteImport(shop);
    }
    return lines[0];
  }

  /** Plain, as it can be written line by line; a gzipped import is in its place no more. */
  private void rewriteImport(ShopFiles shop) {
    Path before = shop.events();
    Path plain = shop.directory().resolve("events.jsonl");
    try (FinishedFile rewritten = new FinishedFile(plain)) {
      FileTime imported = Files.getLastModifiedTime(before);
      JsonLines.events(
          before,
          bytes -> {},
          (line, parsed) -> {
            if (!isForgotten(parsed)) {
              rewritten.add(line.text());
            }
          });
      rewritten.publish();
      // It is the same import: nothing is to be built anew because of it.
      Files.setLastModifiedTime(plain, imported);
      if (!before.equals(plain)) {
        Files.delete(before);
      }
    } catch (IOException e) {
      throw new LogException(
          "%s cannot be written without forgotten people: %s"
              .formatted(before, FileProblem.describe(e)),
          e);
    }
  }

  private boolean isForgotten(Parsed<Event> parsed) {
    return parsed instanceof Parsed.Valid<Event> valid
        && isForgotten(valid.value().userId(), valid.value().sessionId(), 0);
  }
}
