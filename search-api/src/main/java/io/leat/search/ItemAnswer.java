package io.leat.search;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One item.
 *
 * @param item the shop's own record
 */
public record ItemAnswer(Served index, String itemId, JsonNode item) {}
