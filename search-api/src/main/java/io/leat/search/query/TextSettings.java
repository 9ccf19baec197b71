package io.leat.search.query;

/**
 * What understanding and scoring words does; each part can be left out, to measure what it gives.
 *
 * @param corrections whether words that no item has are corrected
 * @param compounds whether words are split in two and joined
 * @param page how many matches make fewer words unnecessary
 * @param depth how many of the best matches' titles are looked at twice
 * @param title what the second look adds
 */
public record TextSettings(
    boolean corrections, boolean compounds, int page, int depth, TitleWeights title) {
  public static final TextSettings DEFAULT =
      new TextSettings(true, true, 10, 150, TitleWeights.DEFAULT);

  public TextSettings withCorrections(boolean corrections) {
    return new TextSettings(corrections, compounds, page, depth, title);
  }

  public TextSettings withCompounds(boolean compounds) {
    return new TextSettings(corrections, compounds, page, depth, title);
  }

  public TextSettings withPage(int page) {
    return new TextSettings(corrections, compounds, page, depth, title);
  }

  public TextSettings withTitle(TitleWeights title) {
    return new TextSettings(corrections, compounds, page, depth, title);
  }
}
