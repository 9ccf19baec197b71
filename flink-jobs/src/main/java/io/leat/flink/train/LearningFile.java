package io.leat.flink.train;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leat.core.als.AlsParameters;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.neighbours.ContentNeighbours;
import io.leat.core.neighbours.NeighbourRegression;
import io.leat.core.session.SessionKnnParameters;
import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the learning as a file: what {@code leat tune} writes and a rebuild takes.
 *
 * <pre>
 * {"half_life_days": 45, "person_exponent": 0.5, "reach": 20,
 *  "factors": {"rank": 256, "sweeps": 10, "unobserved_weight": 0.35, ...},
 *  "lists": {"regularization": 300, "candidates": 200, "kept": 100},
 *  "alike": {"kept": 50, "commonest": 5000},
 *  "sessions": {"sessions": {"recent": 2000, ...}, "sharp": {...}}}
 * </pre>
 *
 * What is left out keeps its default; what is unknown, or out of range, is an error.
 */
public final class LearningFile {
  private static final double DAY = 86_400;

  /** A decayed sum of doubles must not overflow: see {@code ForwardDecay}. */
  private static final double LEAST_DAYS = 7;

  private static final double MOST_DAYS = 36_500;
  private static final double TINY = 1e-9;
  private static final double HUGE = 1e9;
  private static final int MANY = 1_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private LearningFile() {}

  /**
   * The settings of a file.
   *
   * @throws ShopException when it cannot be read, or a key or value is wrong, naming file and key
   */
  public static LearningSettings read(Path file) {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new ShopException("%s is not JSON: %s".formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ShopException("%s cannot be read: %s".formatted(file, FileProblem.describe(e)));
    }
    StrictObject object = StrictObject.of(file, root);
    HybridParameters hybrid = hybrid(object);
    return LearningSettings.DEFAULT.withHybrid(hybrid);
  }

  /**
   * Writes settings, to be read again.
   *
   * @throws ShopException when the file cannot be written
   */
  public static void write(HybridParameters settings, Path file) {
    try {
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(settings)) + "\n");
    } catch (IOException e) {
      throw new ShopException("%s cannot be written: %s".formatted(file, FileProblem.describe(e)));
    }
  }

  /** As it stands in the file. */
  public static Map<String, Object> json(HybridParameters settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("half_life_days", settings.halfLifeSeconds() / DAY);
    json.put("person_exponent", settings.personExponent());
    json.put("reach", settings.reach());
    AlsParameters als = settings.als();
    Map<String, Object> factors = new LinkedHashMap<>();
    factors.put("rank", als.rank());
    factors.put("sweeps", als.sweeps());
    factors.put("unobserved_weight", als.unobservedWeight());
    factors.put("regularization", als.regularization());
    factors.put("frequency_exponent", als.frequencyExponent());
    factors.put("frequency", name(als.frequency()));
    factors.put("seed", als.seed());
    json.put("factors", factors);
    Map<String, Object> lists = new LinkedHashMap<>();
    lists.put("regularization", settings.together().regularization());
    lists.put("candidates", settings.together().candidates());
    lists.put("kept", settings.together().kept());
    json.put("lists", lists);
    Map<String, Object> alike = new LinkedHashMap<>();
    alike.put("kept", settings.alike().kept());
    alike.put("commonest", settings.alike().commonest());
    json.put("alike", alike);
    Map<String, Object> sessions = new TreeMap<>();
    settings.sessions().forEach((source, knn) -> sessions.put(source, json(knn)));
    json.put("sessions", sessions);
    return json;
  }

  private static Map<String, Object> json(SessionKnnParameters knn) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recent", knn.recent());
    json.put("neighbours", knn.neighbours());
    json.put("items", knn.items());
    json.put("position_decay", knn.positionDecay());
    json.put("idf_exponent", knn.idfExponent());
    json.put("similarity_exponent", knn.similarityExponent());
    json.put("length_exponent", knn.lengthExponent());
    json.put("reach", knn.reach());
    json.put("backward", knn.backward());
    json.put("itself", knn.itself());
    json.put("matches", name(knn.matches()));
    return json;
  }

  private static HybridParameters hybrid(StrictObject object) {
    HybridParameters base = HybridParameters.DEFAULT;
    double days =
        object.number("half_life_days", LEAST_DAYS, MOST_DAYS, base.halfLifeSeconds() / DAY);
    double personExponent = object.number("person_exponent", 0, 2, base.personExponent());
    int reach = object.whole("reach", 1, MANY, base.reach());
    AlsParameters als = als(object.in("factors"), base.als());
    NeighbourRegression together = lists(object.in("lists"), base.together());
    ContentNeighbours alike = alike(object.in("alike"), base.alike());
    StrictObject sessions = object.in("sessions");
    Map<String, SessionKnnParameters> knn = new TreeMap<>();
    new TreeMap<>(base.sessions())
        .forEach((source, start) -> knn.put(source, sessions(sessions.in(source), start)));
    sessions.end();
    object.end();
    return new HybridParameters(days * DAY, als, personExponent, together, reach, alike, knn);
  }

  private static AlsParameters als(StrictObject object, AlsParameters base) {
    AlsParameters als =
        new AlsParameters(
            object.whole("rank", 1, 4096, base.rank()),
            object.whole("sweeps", 1, 1000, base.sweeps()),
            object.number("unobserved_weight", 0, HUGE, base.unobservedWeight()),
            object.number("regularization", TINY, HUGE, base.regularization()),
            object.number("frequency_exponent", 0, 2, base.frequencyExponent()),
            choice(object, "frequency", base.frequency()),
            object.wholeLong("seed", Long.MIN_VALUE, Long.MAX_VALUE, base.seed()));
    object.end();
    return als;
  }

  private static NeighbourRegression lists(StrictObject object, NeighbourRegression base) {
    NeighbourRegression lists =
        new NeighbourRegression(
            object.number("regularization", TINY, HUGE, base.regularization()),
            object.whole("candidates", 1, MANY, base.candidates()),
            object.whole("kept", 1, MANY, base.kept()));
    object.end();
    return lists;
  }

  private static ContentNeighbours alike(StrictObject object, ContentNeighbours base) {
    ContentNeighbours alike =
        new ContentNeighbours(
            object.whole("kept", 1, MANY, base.kept()),
            object.whole("commonest", 1, Integer.MAX_VALUE, base.commonest()));
    object.end();
    return alike;
  }

  private static SessionKnnParameters sessions(StrictObject object, SessionKnnParameters base) {
    SessionKnnParameters knn =
        new SessionKnnParameters(
            object.whole("recent", 1, MANY, base.recent()),
            object.whole("neighbours", 1, MANY, base.neighbours()),
            object.whole("items", 1, MANY, base.items()),
            object.number("position_decay", TINY, 1, base.positionDecay()),
            object.number("idf_exponent", 0, 10, base.idfExponent()),
            object.number("similarity_exponent", 0, 10, base.similarityExponent()),
            object.number("length_exponent", 0, 10, base.lengthExponent()),
            object.number("reach", TINY, HUGE, base.reach()),
            object.number("backward", 0, 10, base.backward()),
            object.number("itself", 0, 10, base.itself()),
            choice(object, "matches", base.matches()));
    object.end();
    return knn;
  }

  private static <E extends Enum<E>> E choice(StrictObject object, String key, E base) {
    Class<E> type = base.getDeclaringClass();
    List<String> names = Arrays.stream(type.getEnumConstants()).map(LearningFile::name).toList();
    return Enum.valueOf(type, object.choice(key, names, name(base)).toUpperCase(Locale.ROOT));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
