/**
 * From profiles and item texts to the generation's model.
 *
 * <pre>
 * ProfiledUser ─┐
 * ItemTerms ────┼─► TrainingInput ─► TrainModel (one subtask) ─► ModelStore ─► TrainedModel, in each task that needs it
 * newest event ─┘     TrainingSet ─► ImplicitAls, ContentModel, RidgeMap
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.train;
