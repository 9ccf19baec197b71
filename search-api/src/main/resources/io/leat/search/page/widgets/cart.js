/* The cart at the side: its lines, what goes with them, and buying. */
import { get } from '../api.js';
import { element, icon, replace } from '../dom.js';
import { send, settled } from '../events.js';
import { money, t } from '../i18n.js';
import { asker, cart, emptyCart, setInCart, subscribe } from '../state.js';
import { card, ghosts, itemAddress } from './card.js';
import { drawer } from './dialog.js';
import { picture } from './picture.js';
import { empty, load } from './states.js';
import { toast } from './toast.js';

const SUGGESTED = 6;

/** Opens it. */
export function openCart() {
  const lines = element('div', { class: 'cart-lines' });
  const beside = element('div', { class: 'cart-beside' });
  const opened = drawer(t('cart.title'), lines, beside);
  let asked = null;

  function draw() {
    const held = document.activeElement?.dataset?.key;
    replace(lines, cart().length ? [element('ul', {}, cart().map(line)), element('div', { class: 'cart-total' }, element('span', {}, t('cart.total')), element('b', {}, total())),
      element('button', { class: 'buy', type: 'button', 'data-buy': true, onclick: buy }, t('cart.buy'))] : empty(t('cart.empty'), t('cart.empty.hint')));
    if (held) (lines.querySelector(`[data-key="${CSS.escape(held)}"]`) ?? opened.element).focus();
    suggest();
  }

  function line(each) {
    const title = each.title;
    const step = (change, name) => element('button', {
      class: 'quiet round', type: 'button', 'data-key': `${name} ${each.item_id}`, 'aria-label': t(`cart.${name}`, { title }), onclick: () => changeBy(each, change),
    }, icon(name === 'more' ? 'plus' : each.quantity === 1 ? 'trash' : 'minus'));
    return element('li', { class: 'cart-line' }, picture(each),
      element('div', {}, element('a', { href: itemAddress(each.item_id), onclick: () => opened.close() }, title),
        element('div', { class: 'cart-amount' }, step(-1, 'fewer'), element('span', { class: 'cart-quantity' }, String(each.quantity)), step(1, 'more'),
          element('span', { class: 'price' }, typeof each.price === 'number' ? money(each.price * each.quantity, each.currency) : ''))));
  }

  function changeBy(each, change) {
    setInCart(each, each.quantity + change);
    send(change > 0 ? 'add_to_cart' : 'remove_from_cart', { item_id: each.item_id, query_id: each.query_id, price: each.price, quantity: 1 });
  }

  function buy() {
    const order = crypto.randomUUID?.() ?? `o-${Date.now()}`;
    for (const each of cart()) send('purchase', { item_id: each.item_id, query_id: each.query_id, price: each.price, quantity: each.quantity, order_id: order });
    const amount = total();
    emptyCart();
    toast(t('cart.bought', { amount }), 'good');
    opened.close();
  }

  function suggest() {
    const ids = cart().map(each => each.item_id);
    if (ids.join() === asked) return;
    asked = ids.join();
    if (ids.length === 0) {
      replace(beside);
      return;
    }
    const row = element('div', { class: 'cards' });
    replace(beside, element('h3', {}, t('cart.beside')), row);
    load(row, async () => {
      await settled();
      return get('/v1/recommend/cart', { item_ids: ids.slice(0, 100), size: SUGGESTED, explain: true, ...asker() }, { kind: 'cart' });
    }, answer => answer.hits.map(hit => card(hit, { queryId: answer.query_id })), { waiting: ghosts(4) });
  }

  const stop = subscribe(what => { if (what === 'cart') draw(); });
  const leave = () => opened.close();
  window.addEventListener('hashchange', leave, { once: true });
  opened.closed.then(() => { stop(); window.removeEventListener('hashchange', leave); });
  draw();
}

function total() {
  const byCurrency = new Map();
  for (const { price, currency, quantity } of cart()) if (typeof price === 'number') byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + price * quantity);
  return [...byCurrency].map(([currency, amount]) => money(amount, currency)).join(' + ') || '–';
}
