package io.leat.data.simulator;

import java.util.List;

/** One axis of taste, with the words that show it in titles and descriptions. */
record Style(String name, List<Trait> adjectives, List<String> sentences) {}
