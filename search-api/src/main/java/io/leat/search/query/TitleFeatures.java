package io.leat.search.query;

/**
 * How a title answers a query, beyond the weight of single words.
 *
 * @param coverage the share of the query's words that stand in the title
 * @param pairs the share, by weight, of neighbours in the query that are neighbours in the title
 * @param head 1 where what the thing is called, the last word of the title's head, was asked for
 * @param numbers the share of the query's numbers that stand in the title; 0 without numbers
 * @param last 1 where the query's last word stands in the title: in English it says what is sought
 * @param nearly the share, by weight, of words that stand there in another form only
 */
public record TitleFeatures(
    double coverage, double pairs, double head, double numbers, double last, double nearly) {
  static final TitleFeatures NONE = new TitleFeatures(0, 0, 0, 0, 0, 0);
}
