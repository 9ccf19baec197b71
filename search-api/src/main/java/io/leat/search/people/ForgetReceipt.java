package io.leat.search.people;

/**
 * That a person is forgotten.
 *
 * @param deleted what was known of them here
 * @param receiptId by which it can be checked
 * @param verifyUrl where it can be checked: a path on this server
 */
public record ForgetReceipt(Deleted deleted, String receiptId, String verifyUrl) {

  /**
   * Counts of what is not made use of any more.
   *
   * @param profileItems items of the indexed profile
   * @param recentActs acts that were not yet indexed
   * @param sessions live ones that were linked to the person, and the indexed one of their acts
   */
  public record Deleted(int profileItems, int recentActs, int sessions) {}
}
