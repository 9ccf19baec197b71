package io.leat.flink;

import io.leat.data.Reject;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The streams that learning and indexing start from.
 *
 * @param catalogue the last word on each item
 * @param interactions valid events, each once
 * @param ofUsers those of whom a user is known, linked sessions included
 * @param ofSessions those of anonymous sessions
 * @param wishes of people, and sessions that turned out to be a user's
 * @param rejects lines that were not taken
 */
record ShopHistory(
    DataStream<CatalogueItem> catalogue,
    DataStream<Interaction> interactions,
    DataStream<Interaction> ofUsers,
    DataStream<Interaction> ofSessions,
    DataStream<PersonWish> wishes,
    DataStream<Reject> rejects) {}
