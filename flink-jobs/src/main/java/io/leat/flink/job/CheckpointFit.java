package io.leat.flink.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Whether a checkpoint or savepoint is one of the operators that a job has.
 *
 * <pre>
 * checkpoint   a  b  c        refused by Flink: what c knew would be lost
 * job          a  b
 *
 * checkpoint   a  b           taken by Flink, and refused here: d would begin with nothing, beside
 * job          a  b  d        others that have read all there was
 * </pre>
 *
 * Operators are told apart by their uids. Whoever changes what an operator's state means, its
 * serializer being the same, must give it another uid: nothing else tells.
 */
public final class CheckpointFit {
  private CheckpointFit() {}

  /**
   * Compares the job that was added to an environment with a checkpoint.
   *
   * @param checkpoint as Flink is given it: a path or URI of a directory
   * @throws CheckpointRefusedException when it cannot be read, or is one of other operators
   */
  public static void check(StreamExecutionEnvironment environment, String checkpoint) {
    Map<OperatorID, String> missing = new HashMap<>();
    for (JobVertex vertex : environment.getStreamGraph(false).getJobGraph().getVertices()) {
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        missing.put(
            operator.getUserDefinedOperatorID().orElse(operator.getGeneratedOperatorID()),
            String.valueOf(operator.getUserDefinedOperatorUid()));
      }
    }
    List<String> surplus = new ArrayList<>();
    for (OperatorState state : states(checkpoint)) {
      if (missing.remove(state.getOperatorID()) == null && hasState(state)) {
        surplus.add(state.getOperatorUid().orElse(state.getOperatorID().toString()));
      }
    }
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      throw new CheckpointRefusedException(
          "the job has another graph: the checkpoint has nothing of the operators %s, and the job has none for what it has of %s"
              .formatted(sorted(missing.values()), sorted(surplus)));
    }
  }

  private static Collection<OperatorState> states(String checkpoint) {
    try (DataInputStream in =
        new DataInputStream(
            AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(checkpoint)
                .getMetadataHandle()
                .openInputStream())) {
      return org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
              in, CheckpointFit.class.getClassLoader(), checkpoint)
          .getOperatorStates();
    } catch (IOException | RuntimeException e) {
      // Damaged bytes end in whatever exception they happen to lead to.
      throw new CheckpointRefusedException("its metadata cannot be read: " + e, e);
    }
  }

  private static boolean hasState(OperatorState state) {
    return state.getCoordinatorState() != null
        || state.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
  }

  private static List<String> sorted(Collection<String> uids) {
    return uids.stream().sorted().toList();
  }
}
