package io.leat.search.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.data.Consent;
import io.leat.data.Fault;
import io.leat.data.FieldRules;
import io.leat.search.people.ForgetReceipt;
import io.leat.search.people.PersonalData;
import java.util.List;

/** The routes by which people say what may be known of them. */
final class PeopleRoutes {
  private final PersonalData people;
  private final RequestReader reader;
  private final JsonAnswers answers;

  PeopleRoutes(PersonalData people, RequestReader reader, JsonAnswers answers) {
    this.people = people;
    this.reader = reader;
    this.answers = answers;
  }

  void register(RoutesConfig routes) {
    routes.delete("/v1/users/{id}", this::forget);
    routes.get("/v1/users/{id}/forgotten/{receipt_id}", this::verify);
    routes.put("/v1/users/{id}/consent", this::consent);
  }

  /** An answer and how long it took. */
  private record Timed(@JsonUnwrapped ForgetReceipt receipt, double tookMs) {}

  private void forget(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    long start = System.nanoTime();
    ForgetReceipt receipt = people.forget(userId(context));
    answers.json(context, new Timed(receipt, JsonAnswers.millisecondsSince(start)));
  }

  private void verify(Context context) {
    reader.nothing(RawParameters.ofQuery(context));
    answers.json(context, people.verify(userId(context), context.pathParam("receipt_id")));
  }

  private record ConsentAnswer(String userId, boolean personalization) {}

  private void consent(Context context) {
    boolean personalization = reader.personalisation(RawParameters.ofBody(context));
    String userId = userId(context);
    people.consent(new Consent(userId, personalization));
    answers.json(context, new ConsentAnswer(userId, personalization));
  }

  private static String userId(Context context) {
    String userId = context.pathParam("id");
    Fault fault = FieldRules.id("user_id", userId);
    if (fault != null) {
      throw new ProblemException(Problem.invalidRecord(List.of(fault)));
    }
    return userId;
  }
}
