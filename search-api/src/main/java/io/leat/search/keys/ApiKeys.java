package io.leat.search.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a server takes, as the file has them: looked at again at most once a second, so
 * that a key is revoked without a restart. Safe for use by many threads.
 */
public final class ApiKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
  private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final KeyFile file;
  private final AtomicLong looked = new AtomicLong(System.nanoTime());
  private volatile Loaded loaded;

  private record Loaded(FileTime changed, Map<String, ApiKey> byId) {}

  /**
   * Reads the file.
   *
   * @throws KeyFileException when it cannot be read
   */
  public ApiKeys(KeyFile file) {
    this.file = file;
    this.loaded = load();
  }

  /**
   * The key of a token; empty where there is none such. Takes as long whatever is wrong with it.
   */
  public Optional<ApiKey> find(String token) {
    refresh();
    String id = Tokens.id(token);
    ApiKey key = id == null ? null : loaded.byId.get(id);
    byte[] given = Tokens.sha256(token);
    byte[] wanted = key == null ? new byte[given.length] : HexFormat.of().parseHex(key.sha256());
    return MessageDigest.isEqual(given, wanted) ? Optional.ofNullable(key) : Optional.empty();
  }

  private void refresh() {
    long now = System.nanoTime();
    long before = looked.get();
    if (now - before < LOOK_EVERY || !looked.compareAndSet(before, now)) {
      return;
    }
    try {
      if (!changed().equals(loaded.changed)) {
        loaded = load();
        LOG.info("Read {} keys from {}", loaded.byId.size(), file.path());
      }
    } catch (KeyFileException e) {
      LOG.error("The keys that were read before are kept", e);
    }
  }

  private Loaded load() {
    FileTime changed = changed();
    return new Loaded(
        changed,
        file.read().stream()
            .collect(Collectors.toUnmodifiableMap(ApiKey::id, Function.identity(), (a, b) -> b)));
  }

  private FileTime changed() {
    try {
      return Files.getLastModifiedTime(file.path());
    } catch (IOException e) {
      throw new KeyFileException(
          "Cannot read the keys in %s (%s): make one with ./leat keys create --keys %s --scope search"
              .formatted(file.path(), e, file.path()),
          e);
    }
  }
}
