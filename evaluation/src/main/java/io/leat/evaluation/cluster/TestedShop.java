package io.leat.evaluation.cluster;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.data.ShopFiles;
import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.SimulationProgress;
import io.leat.data.simulator.SimulationRequest;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import io.leat.flink.RebuildRequest;
import io.leat.flink.train.LearningSettings;
import java.nio.file.Path;

/** A small shop to be kept up to date; how well its model is learnt does not matter. */
final class TestedShop {
  private static final LearningSettings LEARNING =
      LearningSettings.DEFAULT
          .withAls(new AlsParameters(8, 10, 0.1, 0.003, 1, 1))
          .withContent(new ContentParameters(8, 1000, 1, 1));

  private static final int SHARDS = 2;

  private TestedShop() {}

  /** Made below the directory, {@code shop}. */
  static ShopFiles simulate(Path directory, long seed) {
    Path shop = directory.resolve("shop");
    new ShopSimulator(
            new SimulationRequest(100, 60, 1_000, seed, shop, true, true),
            SimulationProgress.SILENT)
        .run();
    return new ShopFiles(shop);
  }

  /** Builds and promotes a generation; returns its name. */
  static String rebuild(ShopFiles shop, Path index) {
    return Rebuild.embedded()
        .run(new RebuildRequest(shop, index, 2, SHARDS, LEARNING), RebuildProgress.NONE)
        .generation();
  }
}
