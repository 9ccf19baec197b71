package io.leat.search.blend;

import java.util.List;

/**
 * The normalised weighted sum (Fox &amp; Shaw 1994, CombSUM with weights):
 *
 * <pre>
 * score(d) = sum over parts p of  weight(p) * scale_p(raw_p(d))
 * </pre>
 *
 * The scale looks at the whole candidate set, never at a page of it, so that a score does not
 * depend on {@code from} and {@code size}.
 */
public final class WeightedSum implements Blender {

  @Override
  public Ranking rank(List<Part> parts) {
    return new Ranking(parts, parts.stream().map(part -> part.scale().apply(part.raw())).toList());
  }
}
