package io.leat.flink.train;

import io.leat.core.history.Histories;
import java.util.List;

/**
 * All that a model is trained on, in the order of ids.
 *
 * @param catalogue every item's text, ascending by item id: the histories' columns
 * @param histories users ascending by id, then anonymous sessions
 * @param now epoch seconds of the newest event; 0 where there was none
 * @param unknownItems acts on items that the catalogue does not have; they are left out
 */
record TrainingData(List<ItemTerms> catalogue, Histories histories, long now, long unknownItems) {}
