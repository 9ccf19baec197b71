package io.leat.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains Spark's implicit ALS on a file, writes the factors and prints one JSON object. */
@Command(
    name = "spark-als",
    description =
        "Trains Apache Spark's implicit ALS and prints seconds, and with --test recall, as JSON.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SparkAls implements Callable<Integer> {
  private static final int K = 20;

  @Option(names = "--train", required = true, paramLabel = "FILE", description = ".gz too")
  Path train;

  @Option(names = "--test", paramLabel = "FILE", description = "to measure recall on")
  Path test;

  @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
  InteractionFormat format;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "for the factors")
  Path out;

  @Option(names = "--rank", defaultValue = "64")
  int rank;

  @Option(names = "--sweeps", defaultValue = "10", description = "over items and users")
  int sweeps;

  @Option(names = "--alpha", defaultValue = "1", description = "confidence is 1 + alpha * weight")
  double alpha;

  @Option(names = "--reg", defaultValue = "0.1", description = "times a row's interactions")
  double reg;

  @Option(names = "--cores", defaultValue = "2")
  int cores;

  @Option(names = "--blocks", description = "of users and of items; default: the cores")
  Integer blocks;

  @Option(names = "--seed", defaultValue = "1")
  long seed;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new SparkAls())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = session()) {
      Stopwatch stopwatch =
          new Stopwatch(ManagementFactory.getRuntimeMXBean().getStartTime(), "start");
      Dataset<Row> interactions = read(spark);
      long count = interactions.count();
      stopwatch.lap("read");
      ALSModel model = als().fit(interactions);
      stopwatch.lap("train");
      model.userFactors().write().mode("overwrite").parquet(out.resolve("users").toString());
      model.itemFactors().write().mode("overwrite").parquet(out.resolve("items").toString());
      stopwatch.lap("write");
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("engine", "spark " + spark.version());
      result.put("java", Runtime.version().feature());
      result.put("cores", cores);
      result.put("rank", rank);
      result.put("sweeps", sweeps);
      result.put("alpha", alpha);
      result.put("reg", reg);
      result.put("interactions", count);
      result.put("seconds", stopwatch.seconds());
      if (test != null) {
        result.putAll(quality(model));
      }
      System.out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
      return 0;
    }
  }

  private SparkSession session() {
    return SparkSession.builder()
        .master("local[" + cores + "]")
        .appName("spark-als")
        .config("spark.ui.enabled", false)
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .config("spark.sql.shuffle.partitions", cores)
        .config("spark.default.parallelism", cores)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }

  /** Spread over all cores, which a gzipped file by itself is not, and kept. */
  private Dataset<Row> read(SparkSession spark) {
    InteractionFormat lineFormat = format;
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .textFile(train.toString(), cores)
            .filter(line -> !line.isBlank())
            .repartition(cores)
            .flatMap(
                line -> {
                  List<Row> found = new ArrayList<>();
                  lineFormat.parse(
                      line,
                      (user, item, weight) -> found.add(RowFactory.create(user, item, weight)));
                  return found.iterator();
                });
    StructType columns =
        new StructType()
            .add("user", DataTypes.IntegerType, false)
            .add("item", DataTypes.IntegerType, false)
            .add("weight", DataTypes.FloatType, false);
    return spark.createDataFrame(rows, columns).cache();
  }

  private ALS als() {
    return new ALS()
        .setUserCol("user")
        .setItemCol("item")
        .setRatingCol("weight")
        .setImplicitPrefs(true)
        .setRank(rank)
        .setMaxIter(sweeps)
        .setAlpha(alpha)
        .setRegParam(reg)
        .setNumBlocks(blocks == null ? cores : blocks)
        .setSeed(seed);
  }

  private Map<String, Object> quality(ALSModel model) throws IOException {
    FullRanking ranking =
        new FullRanking(
            Factors.collect(model.userFactors()), Factors.collect(model.itemFactors()), K);
    FullRanking.Quality quality =
        ranking.measure(Interactions.read(train, format), Interactions.read(test, format));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("test_users", quality.users());
    result.put("recall@" + K, quality.recall());
    result.put("ndcg@" + K, quality.ndcg());
    return result;
  }
}
