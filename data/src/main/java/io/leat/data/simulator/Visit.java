package io.leat.data.simulator;

import io.leat.core.profile.Action;
import java.util.Arrays;

/**
 * One shopper's way through the shop: errands, each a search or the home page, looked at from the
 * top down (a cascade: every further place is less likely to be seen), then the basket.
 */
final class Visit {
  private static final int PAGE = 10;

  private final Shop shop;
  private final Draws draws;
  private final VisitLog log;
  private final int shopper;
  private final TasteAtTime taste;
  private final Basket basket;

  Visit(Shop shop, Draws draws, VisitLog log, int shopper) {
    this.shop = shop;
    this.draws = draws;
    this.log = log;
    this.shopper = shopper;
    this.taste = shop.taste(shopper, log.hour());
    this.basket = new Basket(shop, draws, log, shopper, taste);
  }

  /**
   * @param logsIn whether a shopper who is not logged in does so on the way
   */
  void run(boolean logsIn) {
    if (log.loggedIn()) {
      buyAgain();
    }
    int errands = (logsIn ? 2 : 1) + (draws.chance(0.35) ? 1 : 0) + (draws.chance(0.15) ? 1 : 0);
    for (int errand = 0; errand < errands; errand++) {
      if (errand == 1 && logsIn) {
        log.logIn();
      }
      if (draws.chance(0.2)) {
        visitHome();
      } else {
        search();
      }
      log.pause(60);
    }
    basket.checkOut();
  }

  private void buyAgain() {
    int item = shop.memory().usedUp(shopper, log.hour(), shop.catalogue());
    if (item >= 0 && draws.chance(0.7)) {
      log.add(log.draft(Action.VIEW).item(item).surface("home"));
      log.pause(20);
      basket.add(item, "home");
    }
  }

  private void visitHome() {
    int[] shown =
        shop.storefront()
            .home(taste, log.loggedIn(), shop.shoppers().background(), log.hour(), draws);
    browse(shown, "home", Draft.NONE);
  }

  private void search() {
    Errand errand = shop.errands().next(shopper, taste, log.hour(), draws);
    String words = shop.queryWords().of(errand, draws);
    boolean mistyped = draws.chance(0.08);
    int query = ask(mistyped ? Typist.mistype(words, draws) : words);
    if (mistyped && draws.chance(0.4)) {
      // Nothing was found, so it is typed again.
      log.pause(12);
      query = ask(words);
    }
    browse(shop.storefront().search(errand, log.hour(), draws), "search", query);
  }

  private int ask(String words) {
    int query = log.nextQuery();
    log.add(log.draft(Action.SEARCH).query(words, query).surface("search"));
    return query;
  }

  private void browse(int[] results, String surface, int query) {
    for (int from = 0; from < results.length; from += PAGE) {
      int[] page = Arrays.copyOfRange(results, from, Math.min(from + PAGE, results.length));
      if (!lookAt(page, from, surface, query) || !draws.chance(0.6)) {
        return;
      }
    }
  }

  /** Returns whether the shopper came to the page's end and still wants more. */
  private boolean lookAt(int[] page, int from, String surface, int query) {
    log.add(log.draft(Action.IMPRESSION).shown(page).query(null, query).surface(surface));
    for (int place = 0; place < page.length; place++) {
      int item = page[place];
      if (draws.chance(sigmoid(1.3 * appeal(item) - 0.3))) {
        log.pause(25);
        log.add(
            log.draft(Action.CLICK)
                .item(item)
                .query(null, query)
                .position(from + place + 1)
                .surface(surface));
        if (open(item, surface) && draws.chance(0.75)) {
          return false;
        }
      }
      if (!draws.chance(0.87)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the item went into the basket. */
  private boolean open(int item, String surface) {
    if (draws.chance(0.2)) {
      return false; // gone before the page was there
    }
    log.pause(4);
    log.add(log.draft(Action.VIEW).item(item).surface(surface));
    log.pause(70);
    boolean wanted = wants(item);
    if (wanted) {
      basket.add(item, surface);
    } else if (!surface.equals("similar") && draws.chance(0.2)) {
      int[] similar = shop.storefront().similar(item, log.hour(), draws);
      if (similar.length > 0) {
        lookAt(similar, 0, "similar", Draft.NONE);
      }
    }
    return wanted;
  }

  private boolean wants(int item) {
    boolean owned =
        shop.memory().remembers(shopper, item) && !shop.catalogue().typeOf(item).consumable();
    return !owned && !basket.holds(item) && draws.chance(sigmoid(1.6 * appeal(item) - 2.2));
  }

  private double appeal(int item) {
    return taste.liking(item) + (shop.catalogue().onOffer(item, log.hour()) ? 0.4 : 0);
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
