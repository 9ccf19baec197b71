package io.leat.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One item.
 *
 * @param item the shop's own record
 */
public record ItemAnswer(@JsonUnwrapped Served served, String itemId, JsonNode item) {}
