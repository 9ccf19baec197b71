package io.leat.data.simulator;

import io.leat.core.profile.Action;
import java.util.ArrayList;
import java.util.List;

/** What a shopper gathers in one session, up to the order and what comes of it. */
final class Basket {
  private final Shop shop;
  private final Draws draws;
  private final VisitLog log;
  private final int shopper;
  private final TasteAtTime taste;
  private final List<Line> lines = new ArrayList<>();

  /** Some pieces of one item. */
  private record Line(int item, int quantity) {}

  Basket(Shop shop, Draws draws, VisitLog log, int shopper, TasteAtTime taste) {
    this.shop = shop;
    this.draws = draws;
    this.log = log;
    this.shopper = shopper;
    this.taste = taste;
  }

  boolean holds(int item) {
    return lines.stream().anyMatch(line -> line.item() == item);
  }

  void add(int item, String surface) {
    if (holds(item)) {
      return;
    }
    int spread = shop.catalogue().typeOf(item).consumable() ? 3 : 1;
    int quantity = draws.chance(0.3) ? 1 + draws.below(spread + 1) : 1;
    Line line = new Line(item, quantity);
    lines.add(line);
    log.add(draft(Action.ADD_TO_CART, line, Draft.NONE).surface(surface));
    log.pause(10);
  }

  /** Second thoughts, what goes with it, then the order or not. */
  void checkOut() {
    for (Line line : List.copyOf(lines)) {
      if (draws.chance(0.1)) {
        log.pause(30);
        log.add(draft(Action.REMOVE_FROM_CART, line, Draft.NONE).surface("cart"));
        lines.remove(line);
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    if (draws.chance(0.45)) {
      lookAtComplements(lines.get(0).item());
    }
    log.pause(120);
    if (!draws.chance(0.68)) {
      return;
    }
    for (Line line : lines) {
      log.add(draft(Action.PURCHASE, line, log.session()).surface("cart"));
      shop.memory().bought(shopper, line.item(), log.hour());
      if (log.loggedIn()) {
        comeBack(line);
      }
    }
  }

  private void lookAtComplements(int bought) {
    int[] shown = shop.storefront().goesWith(bought, log.hour(), draws);
    if (shown.length == 0) {
      return;
    }
    log.pause(5);
    log.add(log.draft(Action.IMPRESSION).shown(shown).surface("cart"));
    for (int place = 0; place < shown.length; place++) {
      int item = shown[place];
      if (draws.chance(Visit.sigmoid(1.3 * taste.liking(item) - 0.8))) {
        log.pause(15);
        log.add(log.draft(Action.CLICK).item(item).position(place + 1).surface("cart"));
        if (draws.chance(0.6)) {
          add(item, "cart");
        }
        return;
      }
    }
  }

  /** The few that are sent back or rated, some days on. */
  private void comeBack(Line line) {
    String department = shop.catalogue().typeOf(line.item()).department();
    boolean worn = department.equals("Clothing") || department.equals("Shoes and bags");
    if (draws.chance(worn ? 0.1 : 0.03)) {
      Draft sentBack = log.later(Action.RETURN, draws.uniform(3, 20));
      log.add(
          sentBack.item(line.item()).bought(line.quantity(), price(line.item()), log.session()));
    } else if (draws.chance(0.08)) {
      double stars = 3.4 + 0.6 * taste.liking(line.item()) + 0.7 * draws.gaussian();
      log.add(
          log.later(Action.RATING, draws.uniform(2, 15))
              .item(line.item())
              .stars(Math.clamp(Math.round(stars), 1, 5)));
    }
  }

  private Draft draft(Action action, Line line, long order) {
    return log.draft(action).item(line.item()).bought(line.quantity(), price(line.item()), order);
  }

  private double price(int item) {
    return shop.catalogue().priceAt(item, log.hour());
  }
}
