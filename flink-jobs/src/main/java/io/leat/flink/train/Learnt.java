package io.leat.flink.train;

import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.HybridParameters;

/** Settings, and the weights that a split of the shop's data taught, for a model of all of it. */
record Learnt(HybridParameters parameters, HybridModel hybrid) {}
