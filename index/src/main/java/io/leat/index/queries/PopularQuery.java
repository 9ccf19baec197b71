package io.leat.index.queries;

/**
 * A text that several people searched for.
 *
 * @param text in lower case, words one space apart
 * @param weight of the people, each by their newest search: 1 if it is as new as the newest of all,
 *     halved with each half-life that it is older
 * @param people how many
 */
public record PopularQuery(String text, double weight, int people) {}
