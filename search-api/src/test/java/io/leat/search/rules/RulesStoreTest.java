package io.leat.search.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesStoreTest {
  private static final String SOFA = "sofa =>\n  SYNONYM: couch\n";

  @TempDir Path root;

  @Test
  void withoutAFileThereAreNoRules() {
    assertThat(new RulesStore(root).get()).isSameAs(SearchRules.NONE);
    assertThat(new RulesStore(root).latest()).isEmpty();
  }

  @Test
  void versionsAreKept() {
    RulesStore store = new RulesStore(root);
    store.put(SOFA);
    store.put("lamp =>\n  SYNONYM: light\n");
    store.delete();

    RulesStore other = new RulesStore(root);
    assertThat(other.versions()).containsExactly(1, 2, 3);
    assertThat(other.get().apply("sofa")).isEqualTo(RuledQuery.asTyped("sofa"));
    assertThat(other.version(1).orElseThrow().rules().text()).isEqualTo(SOFA);
    assertThat(other.version(1).orElseThrow().rules().apply("sofa").synonyms()).hasSize(1);
    assertThat(other.version(9)).isEmpty();
  }

  @Test
  void rulesThatDoNotCompileChangeNothing() {
    RulesStore store = new RulesStore(root);
    store.put(SOFA);

    assertThatThrownBy(() -> store.put("lamp =>\n  UP(5): colour:red\n"))
        .isInstanceOf(RulesException.class)
        .hasMessageStartingWith("line 2");
    assertThat(store.versions()).containsExactly(1);
  }
}
