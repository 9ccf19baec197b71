package io.leat.search.rules;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that count now, compiled; those of a new version from the next {@link #refresh} on. */
public final class CurrentRules implements Supplier<SearchRules> {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentRules.class);

  private final RulesStore store;
  private volatile SearchRules rules = SearchRules.NONE;
  private int number;

  public CurrentRules(RulesStore store) {
    this.store = store;
  }

  @Override
  public SearchRules get() {
    return rules;
  }

  /** Looks whether there is a newer version; one that cannot be read is left where it is. */
  public synchronized void refresh() {
    List<Integer> versions = store.versions();
    int newest = versions.isEmpty() ? 0 : versions.getLast();
    if (newest == number) {
      return;
    }
    number = newest;
    try {
      rules = store.version(newest).map(RulesStore.Version::rules).orElse(SearchRules.NONE);
    } catch (RulesException e) {
      LOG.warn("Version {} of the rules cannot be read, the last one goes on", newest, e);
    }
  }
}
