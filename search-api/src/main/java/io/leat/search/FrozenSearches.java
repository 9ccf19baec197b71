package io.leat.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.leat.index.search.ServingSnapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches that may be leafed through: a cursor stands for one search of one snapshot by one
 * shopper as they were then, so that its pages have neither gaps nor repeats, whatever happens in
 * the shop meanwhile.
 *
 * <p>Kept are the request and the shopper, not what was found, and the snapshots that are still
 * leafed through stay open. The oldest are given up when there are too many of either, or after a
 * while. Safe for use by many threads.
 */
public final class FrozenSearches implements AutoCloseable {
  private static final int MOST_SEARCHES = 50_000;
  private static final int MOST_SNAPSHOTS = 64;
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SnapshotSource snapshots;
  private final Cache<String, Frozen> searches;

  /** Those that are held open, the one that was held first first. */
  private final Map<ServingSnapshot, Integer> held = new LinkedHashMap<>();

  private boolean closed;

  public FrozenSearches(SnapshotSource snapshots) {
    this.snapshots = snapshots;
    this.searches =
        Caffeine.newBuilder()
            .maximumSize(MOST_SEARCHES)
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .<String, Frozen>removalListener((id, frozen, cause) -> letGo(frozen))
            .build();
  }

  /** A search as it was asked. */
  record Frozen(ServingSnapshot snapshot, SearchRequest request, Shopper shopper) {}

  /**
   * Where a page begins.
   *
   * @param queryId of the search
   * @param from rank of the page's first item, from 0
   */
  record Cursor(String queryId, int from) {

    String encoded() {
      byte[] id = queryId.getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(Integer.BYTES + id.length).putInt(from).put(id).array());
    }

    /** Null for what is none. */
    static @Nullable Cursor decode(String text) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() <= Integer.BYTES) {
          return null;
        }
        int from = bytes.getInt();
        return from < 0 ? null : new Cursor(StandardCharsets.UTF_8.decode(bytes).toString(), from);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** Remembers a search. */
  void keep(String queryId, Frozen frozen) {
    if (hold(frozen.snapshot)) {
      searches.put(queryId, frozen);
    }
  }

  /** The search, its snapshot acquired for the caller; empty when it was given up. */
  Optional<Frozen> acquire(String queryId) {
    Frozen frozen = searches.getIfPresent(queryId);
    return frozen != null && snapshots.retain(frozen.snapshot)
        ? Optional.of(frozen)
        : Optional.empty();
  }

  private synchronized boolean hold(ServingSnapshot snapshot) {
    if (closed) {
      return false;
    }
    Integer users = held.get(snapshot);
    if (users == null) {
      if (!snapshots.retain(snapshot)) {
        return false;
      }
      if (held.size() == MOST_SNAPSHOTS) {
        ServingSnapshot oldest = held.keySet().iterator().next();
        held.remove(oldest);
        snapshots.release(oldest);
      }
    }
    held.merge(snapshot, 1, Integer::sum);
    return true;
  }

  private synchronized void letGo(@Nullable Frozen frozen) {
    if (frozen == null) {
      return;
    }
    Integer users = held.get(frozen.snapshot);
    if (users != null && users == 1) {
      held.remove(frozen.snapshot);
      snapshots.release(frozen.snapshot);
    } else if (users != null) {
      held.put(frozen.snapshot, users - 1);
    }
  }

  /** Gives every snapshot back. */
  @Override
  public synchronized void close() {
    closed = true;
    held.keySet().forEach(snapshots::release);
    held.clear();
  }
}
