package io.leat.search.rules;

import io.leat.search.rules.RuledQuery.Boost;
import io.leat.search.rules.RuledQuery.Pin;
import io.leat.search.rules.RuledQuery.Synonym;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import querqy.model.BoostedTerm;
import querqy.model.DisjunctionMaxClause;
import querqy.model.DisjunctionMaxQuery;
import querqy.model.ExpandedQuery;
import querqy.model.QuerqyQuery;
import querqy.model.Term;
import querqy.parser.WhiteSpaceQuerqyParser;
import querqy.rewrite.RewriteChain;
import querqy.rewrite.commonrules.FieldAwareWhiteSpaceQuerqyParserFactory;
import querqy.rewrite.commonrules.SimpleCommonRulesRewriterFactory;
import querqy.rewrite.commonrules.model.BoostInstruction.BoostMethod;
import querqy.rewrite.commonrules.model.DecorateInstruction;
import querqy.rewrite.commonrules.select.ConfigurationOrderSelectionStrategy;
import querqy.rewrite.lookup.preprocessing.LookupPreprocessorType;

/** A shop's rules, compiled: immutable, for use by many threads. */
public final class SearchRules {
  static final String PIN = "pin";
  static final String REDIRECT = "redirect";

  /** No rules: every query stays as it was typed. */
  public static final SearchRules NONE = new SearchRules("", null);

  private static final String REWRITER = "rules";
  private static final double WHOLE_RELEVANCE = 100;
  private static final Pattern LINE = Pattern.compile("line (\\d+)", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final @Nullable RewriteChain chain;

  private SearchRules(String text, @Nullable RewriteChain chain) {
    this.text = text;
    this.chain = chain;
  }

  /**
   * Compiles rules.
   *
   * @param text in Querqy's syntax, see this package
   * @throws RulesException naming the line and what is wrong
   */
  public static SearchRules parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    RuleLines.check(text);
    try {
      return new SearchRules(
          text,
          new RewriteChain(
              List.of(
                  new SimpleCommonRulesRewriterFactory(
                      REWRITER,
                      new StringReader(text),
                      false,
                      BoostMethod.ADDITIVE,
                      new FieldAwareWhiteSpaceQuerqyParserFactory(),
                      Map.of(),
                      (id, request) -> new ConfigurationOrderSelectionStrategy(),
                      false,
                      LookupPreprocessorType.LOWERCASE))));
    } catch (IOException | RuntimeException e) {
      throw problem(e);
    }
  }

  private static RulesException problem(Exception e) {
    int line = 0;
    String message = "the rules cannot be read";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String said = cause.getMessage();
      if (said != null) {
        Matcher found = LINE.matcher(said);
        line = line == 0 && found.find() ? Integer.parseInt(found.group(1)) : line;
        message = said;
      }
    }
    RulesException problem = new RulesException(line, message);
    problem.initCause(e);
    return problem;
  }

  /** As they were given. */
  public String text() {
    return text;
  }

  /** A query after the rules. */
  public RuledQuery apply(String query) {
    if (chain == null || query.isBlank()) {
      return RuledQuery.asTyped(query);
    }
    RuleRequest request = new RuleRequest(chain);
    ExpandedQuery typed = new ExpandedQuery(new WhiteSpaceQuerqyParser().parse(query));
    ExpandedQuery ruled = chain.rewrite(typed, request).getExpandedQuery();
    List<String> words = new ArrayList<>();
    List<Synonym> synonyms = new ArrayList<>();
    for (DisjunctionMaxQuery clause : RuleConditions.clauses(ruled.getUserQuery())) {
      read(clause, words, synonyms);
    }
    List<Boost> boosts = new ArrayList<>();
    add(ruled.getBoostUpQueries(), 1, boosts);
    add(ruled.getBoostDownQueries(), -1, boosts);
    return new RuledQuery(
        String.join(" ", words),
        synonyms,
        boosts,
        filters(ruled),
        pins(request),
        decorations(request, REDIRECT).stream().findFirst().orElse(null));
  }

  private static void read(DisjunctionMaxQuery clause, List<String> words, List<Synonym> synonyms) {
    String typed = "";
    for (DisjunctionMaxClause each : clause.getClauses()) {
      if (each instanceof Term term && !term.isGenerated()) {
        typed = term.getValue().toString();
        words.add(typed);
      }
    }
    String word = typed.toLowerCase(Locale.ROOT);
    for (DisjunctionMaxClause each : clause.getClauses()) {
      if (each instanceof Term term && term.isGenerated()) {
        synonyms.add(new Synonym(word, List.of(term.getValue().toString()), weight(term)));
      } else if (each instanceof querqy.model.BooleanQuery several) {
        List<Term> terms = new ArrayList<>();
        RuleConditions.clauses(several).forEach(inner -> terms.addAll(RuleConditions.terms(inner)));
        List<String> all = terms.stream().map(term -> term.getValue().toString()).toList();
        synonyms.add(new Synonym(word, all, terms.isEmpty() ? 1 : weight(terms.getFirst())));
      }
    }
  }

  private static float weight(Term term) {
    return term instanceof BoostedTerm boosted ? boosted.getBoost() : 1;
  }

  private static void add(
      @Nullable Iterable<querqy.model.BoostQuery> queries, int sign, List<Boost> boosts) {
    if (queries != null) {
      for (querqy.model.BoostQuery each : queries) {
        double share = sign * each.getBoost() / WHOLE_RELEVANCE;
        boosts.add(new Boost(RuleConditions.query(each.getQuery()), share));
      }
    }
  }

  private static List<Query> filters(ExpandedQuery ruled) {
    List<Query> filters = new ArrayList<>();
    if (ruled.getFilterQueries() != null) {
      for (QuerqyQuery<?> each : ruled.getFilterQueries()) {
        filters.add(RuleConditions.query(each));
      }
    }
    return filters;
  }

  private static List<Pin> pins(RuleRequest request) {
    return decorations(request, PIN).stream()
        .map(RuleLines::pin)
        .sorted(Comparator.comparingInt(Pin::position))
        .toList();
  }

  private static List<String> decorations(RuleRequest request, String key) {
    Object all = request.getContext().get(DecorateInstruction.DECORATION_CONTEXT_MAP_KEY);
    if (all instanceof Map<?, ?> map && map.get(key) instanceof Iterable<?> values) {
      List<String> found = new ArrayList<>();
      values.forEach(value -> found.add(String.valueOf(value)));
      return found;
    }
    return List.of();
  }
}
