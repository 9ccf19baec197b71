package io.leat.search.rules;

import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import io.leat.search.query.TextQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import querqy.model.BooleanClause;
import querqy.model.Clause;
import querqy.model.DisjunctionMaxQuery;
import querqy.model.Node;
import querqy.model.QuerqyQuery;
import querqy.model.Term;

/** The right-hand sides of rules as Lucene queries that score 1. */
final class RuleConditions {
  /** What may stand before a colon. */
  static final Set<String> FIELDS =
      Set.of(ItemFields.BRAND, ItemFields.CATEGORY, ItemFields.ATTRIBUTE);

  private RuleConditions() {}

  /** All of the condition's words and fields, none of those with a minus. */
  static Query query(QuerqyQuery<?> condition) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean negativeOnly = true;
    for (DisjunctionMaxQuery clause : clauses(condition)) {
      boolean without = clause.getOccur() == Clause.Occur.MUST_NOT;
      negativeOnly &= without;
      for (Term term : terms(clause)) {
        all.add(term(term), without ? Occur.MUST_NOT : Occur.FILTER);
      }
    }
    if (negativeOnly) {
      all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return new ConstantScoreQuery(all.build());
  }

  static List<DisjunctionMaxQuery> clauses(Node query) {
    List<DisjunctionMaxQuery> clauses = new ArrayList<>();
    if (query instanceof DisjunctionMaxQuery one) {
      clauses.add(one);
    } else if (query instanceof querqy.model.BooleanQuery several) {
      for (BooleanClause clause : several.getClauses()) {
        clauses.addAll(clauses(clause));
      }
    }
    return clauses;
  }

  /** Its words; Querqy's own getTerms leaves out those with a weight. */
  static List<Term> terms(DisjunctionMaxQuery clause) {
    return clause.getClauses().stream()
        .filter(Term.class::isInstance)
        .map(Term.class::cast)
        .toList();
  }

  private static Query term(Term term) {
    String value = term.getValue().toString();
    String field = term.getField();
    if (field == null) {
      return words(value);
    }
    String exact =
        switch (field) {
          case ItemFields.CATEGORY -> FilterValues.category(value);
          case ItemFields.ATTRIBUTE -> attribute(value);
          default -> FilterValues.exact(value);
        };
    return new TermQuery(new org.apache.lucene.index.Term(field, exact));
  }

  private static String attribute(String value) {
    int equals = value.indexOf('=');
    return equals < 0
        ? FilterValues.exact(value)
        : FilterValues.attribute(value.substring(0, equals), value.substring(equals + 1));
  }

  private static Query words(String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    ItemText.sequence(text).forEach(term -> all.add(TextQuery.word(term), Occur.FILTER));
    return all.build();
  }
}
