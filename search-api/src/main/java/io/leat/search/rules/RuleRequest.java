package io.leat.search.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import querqy.rewrite.RewriteChain;
import querqy.rewrite.RewriteLoggingConfig;
import querqy.rewrite.SearchEngineRequestAdapter;

/** One query, as Querqy wants to know it: without parameters, with a place for decorations. */
final class RuleRequest implements SearchEngineRequestAdapter {
  private final RewriteChain chain;
  private final Map<String, Object> context = new HashMap<>();

  RuleRequest(RewriteChain chain) {
    this.chain = chain;
  }

  @Override
  public RewriteChain getRewriteChain() {
    return chain;
  }

  @Override
  public Map<String, Object> getContext() {
    return context;
  }

  @Override
  public Optional<String> getRequestParam(String name) {
    return Optional.empty();
  }

  @Override
  public String[] getRequestParams(String name) {
    return new String[0];
  }

  @Override
  public Optional<Boolean> getBooleanRequestParam(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Integer> getIntegerRequestParam(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Float> getFloatRequestParam(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Double> getDoubleRequestParam(String name) {
    return Optional.empty();
  }

  @Override
  public boolean isDebugQuery() {
    return false;
  }

  @Override
  public RewriteLoggingConfig getRewriteLoggingConfig() {
    return RewriteLoggingConfig.off();
  }
}
