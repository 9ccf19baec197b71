package io.leat.search.blend;

import java.util.List;

/**
 * Makes raw scores of different units comparable. The sum over the parts is {@link Ranking}'s and
 * is the same for every blender.
 */
public interface Blender {

  /**
   * Ranks the candidates.
   *
   * @param parts each with one raw score for each candidate, candidates in the same order
   */
  Ranking rank(List<Part> parts);
}
