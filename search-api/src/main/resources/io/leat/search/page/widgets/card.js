/* An item among others: picture, title, price, why it is here, and a way into the cart. */
import { announce, element, icon, marked } from '../dom.js';
import { send } from '../events.js';
import { has, money, t } from '../i18n.js';
import { cart, scores, setInCart } from '../state.js';
import { bars } from './bars.js';
import { picture } from './picture.js';

/** Titles are cut in the document, too: a name of 10,000 characters is a name of 300 here. */
const LONGEST_TITLE = 300;

/** An item's title, shortened where it is absurdly long; its id where it has none. */
export function titleOf(item, id) {
  const title = String(item?.title ?? id);
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title;
}

/** An item's price as it is written here; empty where it has none. */
export const priceOf = item => (typeof item.price === 'number' ? money(item.price, item.currency) : '');

/** The most special name of a category path: `Home > Lighting` is `Lighting`. */
export const categoryOf = path => String(path ?? '').split('>').pop().trim();

/** Where an item is looked at. */
export const itemAddress = id => `#/item/${encodeURIComponent(id)}`;

let lastOpened = { item_id: null };

/** From which answer an item was opened: {item_id, query_id}; null where it was come to otherwise. */
export const openedFrom = id => (lastOpened.item_id === id ? lastOpened : null);

/**
 * Why an item is in an answer, in the page's language.
 *
 * @return {{text: string, title: string, personal: boolean}} title: of the shopper's own item that it names, or empty
 */
export function reasonOf(hit) {
  const code = hit.reason?.code;
  if (!code) return { text: '', title: '', personal: false };
  if (code === 'because_you') {
    const own = (hit.because ?? []).find(each => each.item_id !== hit.item_id);
    const first = hit.because?.[0];
    if (first && first.item_id === hit.item_id) return { text: t(`reason.self.${verb(first.action)}`), title: '', personal: true };
    if (own) return { text: t(`reason.because.${verb(own.action)}`), title: titleOf(own, own.item_id), personal: true };
    return { text: t('reason.your_taste'), title: '', personal: true };
  }
  const text = has(`reason.${code}`) ? t(`reason.${code}`) : hit.reason.text;
  return { text, title: '', personal: ['your_taste', 'goes_with', 'recently_viewed', 'same_paths'].includes(code) };
}

const VERBS = { purchase: 'bought', add_to_cart: 'carted', rating: 'rated' };
const verb = action => VERBS[action] ?? 'viewed';

/**
 * A card.
 *
 * @param {object} hit of an answer: {item_id, rank, fields, reason, score, parts, because, highlights}
 * @param {{queryId?: string, eager?: boolean, compact?: boolean, widest?: number, moved?: ?Node, cartable?: boolean}}
 *     options queryId: of the answer; moved: a mark in the picture's corner; widest: the score that
 *     fills the width of the score's bar; cartable: false for no button
 */
export function card(hit, { queryId, eager = false, compact = false, widest, moved = null, cartable = true } = {}) {
  const item = hit.fields ?? {};
  const title = titleOf(item, hit.item_id);
  const reason = reasonOf(hit);
  const facts = [item.brand, categoryOf(item.categories?.[0])].filter(Boolean).map(text => String(text).slice(0, 80)).join(' · ');
  const shownTitle = hit.highlights?.title && String(item.title ?? '').length <= LONGEST_TITLE ? marked(hit.highlights.title) : title;
  const opened = () => {
    lastOpened = { item_id: hit.item_id, query_id: queryId };
    send('click', { item_id: hit.item_id, query_id: queryId, position: hit.rank });
  };
  return element('article', { class: ['card', compact && 'compact'], 'data-item': hit.item_id },
    picture(item, { eager }), moved,
    element('div', { class: 'card-words' },
      element('h3', {}, element('a', { class: 'card-link', href: itemAddress(hit.item_id), onclick: opened }, shownTitle)),
      facts ? element('p', { class: 'card-facts' }, facts) : null,
      reason.text && !compact ? reasonLine(reason) : null,
      element('div', { class: 'card-foot' },
        item.in_stock === false ? element('span', { class: 'sold-out' }, t('card.sold_out')) : element('span', { class: 'price' }, priceOf(item)),
        cartable && item.in_stock !== false ? cartButton(hit, title, queryId) : null),
      scores() && hit.parts?.length ? bars(hit.parts, { score: hit.score, widest }) : null));
}

function reasonLine(reason) {
  return element('p', { class: ['reason', reason.personal && 'personal'], title: [reason.text, reason.title].filter(Boolean).join(' ') },
    reason.personal ? icon('spark') : null, element('span', {}, reason.text, reason.title ? [' ', element('b', {}, reason.title)] : null));
}

function cartButton(hit, title, queryId) {
  const button = element('button', { class: 'into-cart', type: 'button', 'aria-label': t('card.add', { title }), title: t('card.add.short') }, icon('plus'));
  button.addEventListener('click', () => {
    addToCart(hit, queryId);
    button.classList.add('done');
    button.replaceChildren(icon('check'));
    setTimeout(() => { button.classList.remove('done'); button.replaceChildren(icon('plus')); }, 1600);
  });
  return button;
}

/** One more of an item is in the cart, and the shop is told. */
export function addToCart(hit, queryId) {
  const item = hit.fields ?? {};
  const line = {
    item_id: hit.item_id, title: titleOf(item, hit.item_id), price: item.price, currency: item.currency,
    image_url: item.image_url, categories: item.categories, query_id: queryId,
  };
  const had = cart().find(each => each.item_id === hit.item_id)?.quantity ?? 0;
  setInCart(line, had + 1);
  announce(t('card.added', { title: line.title }));
  return send('add_to_cart', { item_id: hit.item_id, query_id: queryId, position: hit.rank, price: item.price, quantity: 1 });
}

/** Stand-ins of cards that are still asked for, of the same size. */
export const ghosts = (count, compact = false) =>
  Array.from({ length: count }, () => element('div', { class: ['card', 'ghost', compact && 'compact'], 'aria-hidden': 'true' },
    element('div', { class: 'picture' }), element('div', { class: 'card-words' }, element('i'), element('i'), element('i'))));
