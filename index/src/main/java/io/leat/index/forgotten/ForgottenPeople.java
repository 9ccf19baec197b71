package io.leat.index.forgotten;

import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import io.leat.index.snapshot.StoreLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tombstones of an index root. A person's id is kept as its salted SHA-256, so that the files
 * name nobody.
 *
 * <pre>
 * ForgottenPeople forgotten = new ForgottenPeople(root);
 * forgotten.add("u7", stamp);                        // durable when it returns
 * forgotten.isForgotten("u7", document.position())   // true: the document is older
 * </pre>
 *
 * Safe for use by many threads, and by many processes at once, of which each sees what others add
 * at its next {@link #refresh}.
 */
public final class ForgottenPeople {
  private static final String SALT = "salt.json";
  private static final String SUFFIX = ".json";
  private static final int SALT_BYTES = 32;

  /** A directory that changed less long ago may change again within one tick of its clock. */
  private static final Duration TICK = Duration.ofSeconds(2);

  /** A file that is older than the last look by more than this was there at that look. */
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

  private final Path directory;
  private final DurableFiles files;
  private final JsonFiles json;
  private final Map<String, Tombstone> tombstones = new ConcurrentHashMap<>();
  private volatile @Nullable String salt;
  private @Nullable FileTime seen;
  private long lastRead;

  /** What is hashed before each id. */
  record Salt(String hex) {}

  /** Reads what there is; the root need not exist. */
  public ForgottenPeople(Path root) {
    this(root, new DurableFiles());
  }

  /** For tests that crash between two steps of a change. */
  public ForgottenPeople(Path root, DurableFiles files) {
    this.directory = root.resolve("forgotten");
    this.files = files;
    this.json = new JsonFiles(files);
    refresh();
  }

  /**
   * Forgets a person from now on; durable when this returns.
   *
   * @param position stamp of the log's record that says so
   * @return the tombstone, a newer one where the person was forgotten later already
   */
  public Tombstone add(String personId, long position) {
    try {
      files.createDirectories(directory);
      return StoreLock.holding(
          directory.resolve("lock"),
          () -> {
            String hash = hash(saltOrNew(), personId);
            Path file = directory.resolve(hash + SUFFIX);
            Optional<Tombstone> before = json.read(file, Tombstone.class);
            Tombstone newest = new Tombstone(hash, position);
            if (before.isPresent() && before.get().position() >= position) {
              newest = before.get();
            } else {
              json.write(file, newest);
            }
            tombstones.put(hash, newest);
            return newest;
          });
    } catch (IOException e) {
      throw new IndexException(
          "Cannot write to %s that a person is forgotten: %s".formatted(directory, e), e);
    }
  }

  private String saltOrNew() throws IOException {
    String known = salt;
    if (known == null) {
      known = readSalt();
    }
    if (known == null) {
      byte[] drawn = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(drawn);
      known = HexFormat.of().formatHex(drawn);
      json.write(directory.resolve(SALT), new Salt(known));
    }
    salt = known;
    return known;
  }

  private @Nullable String readSalt() throws IOException {
    return json.read(directory.resolve(SALT), Salt.class).map(Salt::hex).orElse(null);
  }

  /** The person's tombstone, or empty when they never were forgotten. */
  public Optional<Tombstone> find(String personId) {
    String known = salt;
    return known == null || tombstones.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(tombstones.get(hash(known, personId)));
  }

  /**
   * Whether what is of the person and has this stamp must not be made use of.
   *
   * @param position stamp of a record, or of the newest record in a document
   */
  public boolean isForgotten(String personId, long position) {
    return find(personId).filter(tombstone -> position < tombstone.position()).isPresent();
  }

  /** All tombstones, by their hashes. */
  public List<Tombstone> list() {
    return tombstones.values().stream().sorted(Comparator.comparing(Tombstone::hash)).toList();
  }

  /**
   * Reads what other processes added. One look at the directory's time where nothing has changed.
   *
   * @throws IndexException naming the file that cannot be read
   */
  public synchronized void refresh() {
    try {
      FileTime changed = Files.getLastModifiedTime(directory);
      if (changed.equals(seen)) {
        return;
      }
      long now = System.currentTimeMillis();
      readNew();
      lastRead = now;
      seen = now - changed.toMillis() > TICK.toMillis() ? changed : null;
    } catch (NoSuchFileException e) {
      // Nobody was ever forgotten.
      seen = null;
    } catch (IOException e) {
      throw new IndexException("Cannot read who is forgotten in %s: %s".formatted(directory, e), e);
    }
  }

  private void readNew() throws IOException {
    String read = readSalt();
    if (read == null) {
      return;
    }
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX)
            && !name.startsWith(".")
            && !name.equals(SALT)
            && mayBeNews(file, name)) {
          json.read(file, Tombstone.class).ifPresent(this::remember);
        }
      }
    }
    salt = read;
  }

  private boolean mayBeNews(Path file, String name) throws IOException {
    String hash = name.substring(0, name.length() - SUFFIX.length());
    return !tombstones.containsKey(hash)
        || Files.getLastModifiedTime(file).toMillis() > lastRead - LONGEST_WRITE.toMillis();
  }

  private void remember(Tombstone tombstone) {
    tombstones.merge(
        tombstone.hash(),
        tombstone,
        (one, other) -> one.position() >= other.position() ? one : other);
  }

  private static String hash(String salt, String personId) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(salt));
      digest.update(personId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
