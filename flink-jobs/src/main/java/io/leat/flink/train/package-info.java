/**
 * From histories and item texts to the generation's model, by two jobs.
 *
 * <pre>
 * PersonHistory ─┐
 * ItemTerms ─────┼─► TrainingInput ─► LearnModel (one subtask) ─► TrainingWork    settings, weights; the data
 * newest event ──┘
 * TrainingWork ─► EmitRatings ─► BlockAls (all subtasks) ─► AssembleModel (one subtask) ─► ModelStore
 *
 * ModelStore ─► TrainedModel, in each task that needs it
 * </pre>
 *
 * {@link io.leat.flink.train.FactorsJob} draws the second job, {@link
 * io.leat.flink.train.ModelTraining} has both parts of the training.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.train;
