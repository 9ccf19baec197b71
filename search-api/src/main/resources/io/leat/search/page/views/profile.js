/* What is known of the chosen shopper, why, whether it may be used, and the button that forgets it. */
import { element, icon, replace } from '../dom.js';
import { settled } from '../events.js';
import { ago, dateTime, has, number, percent } from '../i18n.js';
import { asker, persona, startVisit } from '../state.js';
import { keep, recall } from '../storage.js';
import { avatar } from '../widgets/avatar.js';
import { itemAddress, titleOf } from '../widgets/card.js';
import { confirm } from '../widgets/dialog.js';
import { shelf } from '../widgets/shelf.js';
import { empty, failed, load } from '../widgets/states.js';
import { tastes } from '../widgets/tastes.js';
import { toast } from '../widgets/toast.js';

const SHOWN = 12;
const RECEIPTS = 'receipts';
const MOST_RECEIPTS = 20;

const kept = () => recall('tab', RECEIPTS, []);

export default function view({ root, api, t }) {
  const user = persona();
  const address = user === null ? null : `/v1/users/${encodeURIComponent(user)}`;
  const known = element('div', { class: 'known' });
  const receipts = element('div', {});
  replace(root, head(), receipts, known);
  drawReceipts();
  if (user === null) guest();
  else draw();

  function head() {
    return element('div', { class: 'profile-head' }, avatar(user, true),
      element('div', {}, element('h1', {}, user ?? t('persona.anonymous')), element('p', { class: 'note' }, t(user === null ? 'profile.words.guest' : 'profile.words'))),
      element('button', { class: 'quiet', type: 'button', onclick: async () => (await import('../widgets/personas.js')).openPersonas() }, t(user === null ? 'start.choose' : 'start.other')));
  }

  /** Somebody without an id: what the visit alone tells. */
  function guest() {
    load(known, async () => {
      await settled();
      return api.get('/v1/recommend/recently-viewed', { ...asker(), size: 20, filter: 'in_stock:(true OR false)', explain: true });
    }, answer => (answer.fallback || answer.hits.length === 0 ? empty(t('profile.guest.empty'), t('profile.guest.hint'))
      : [shelf(t('profile.guest.seen'), answer, { id: 'seen' }), element('button', { class: 'quiet', type: 'button', onclick: startVisit }, t('personas.new_visit'))]),
    { waiting: element('p', { class: 'state' }, t('profile.asking')) });
  }

  function draw() {
    return load(known, async () => {
      await settled();
      const [profile, likes] = await Promise.all([api.get(`${address}/profile`).catch(unknown), tastes(user, 12).catch(() => [])]);
      return { profile, likes };
    }, ({ profile, likes }) => (profile === null || (profile.items.length === 0 && profile.recent.length === 0 && profile.personalization)
      ? empty(t('profile.unknown', { name: user }), t('profile.unknown.hint'))
      : [wishes(profile), likes.length ? panel('profile.tastes', 'profile.tastes.words', tasteBars(likes)) : null,
        profile.recent.length ? panel('profile.recent', 'profile.recent.words', recentList(profile)) : null,
        profile.items.length ? panel('profile.items', 'profile.items.words', itemTable(profile)) : null]),
    { waiting: element('p', { class: 'state' }, t('profile.asking')) });
  }

  function unknown(failure) {
    if (failure.status === 404) return null;
    throw failure;
  }

  const panel = (title, words, ...content) => element('section', { class: 'panel' }, element('h2', {}, t(title)), element('p', { class: 'note' }, t(words)), content);

  function wishes(profile) {
    const input = element('input', { type: 'checkbox', role: 'switch', id: 'consent', checked: profile.personalization, onchange: () => wish(input) });
    return element('section', { class: 'panel wishes' },
      element('div', {}, element('label', { class: 'switch' }, input, element('b', {}, t('profile.consent'))), element('p', { class: 'note' }, t('profile.consent.words'))),
      element('div', {}, element('button', { class: 'danger', type: 'button', 'data-forget': true, onclick: forget }, icon('trash'), t('profile.forget')), element('p', { class: 'note' }, t('profile.forget.words'))));
  }

  async function wish(input) {
    input.disabled = true;
    try {
      const answer = await api.put(`${address}/consent`, { personalization: input.checked });
      toast(t(answer.personalization ? 'profile.consent.on' : 'profile.consent.off'));
    } catch (failure) {
      input.checked = !input.checked;
      toast(failure.detail || failure.title, 'alert');
    }
    input.disabled = false;
  }

  async function forget() {
    if (!(await confirm(t('profile.forget.sure', { name: user }), t('profile.forget.sure.words'), t('profile.forget'), { danger: true }))) return;
    try {
      const receipt = await api.del(address);
      keep('tab', RECEIPTS, [{ user_id: user, at: new Date().toISOString(), ...receipt }, ...kept()].slice(0, MOST_RECEIPTS));
      // What comes now is of another visit: the old one is forgotten as well.
      startVisit();
      toast(t('profile.forgotten', { name: user }));
    } catch (failure) {
      known.prepend(failed(failure, forget));
    }
  }

  function tasteBars(likes) {
    return element('ul', { class: 'taste-bars' }, likes.map(({ name, value, share }) => element('li', {},
      element('span', {}, value, ' ', element('small', {}, has(`facet.${name}`) ? t(`facet.${name}`) : name)),
      element('span', { class: 'meter' }, element('span', { style: { width: `${100 * share}%` } })), element('span', { class: 'amount' }, percent(share)))));
  }

  function recentList(profile) {
    return element('ul', { class: 'recent-acts' }, profile.recent.slice(0, SHOWN).map(act => element('li', {},
      element('a', { href: itemAddress(act.item_id) }, titleOf(profile.items.find(item => item.item_id === act.item_id && item.title), act.item_id)),
      element('small', {}, `${t(`did.${act.action}`)}, ${ago(act.time)}`))));
  }

  function itemTable(profile) {
    const most = Math.max(...profile.items.map(item => item.weight), 0.001);
    const rows = profile.items.map((item, index) => element('tr', { hidden: index >= SHOWN },
      element('th', { scope: 'row' }, item.title === null ? `${item.item_id} (${t('profile.gone')})` : element('a', { href: itemAddress(item.item_id) }, titleOf(item, item.item_id))),
      element('td', { class: 'why' }, item.because.map(each => (each.weight === undefined ? t(`did.${each.action}`) : t('profile.because', { action: t(`did.${each.action}`), weight: number(each.weight, 1) }))).join(', ')),
      element('td', { class: 'when' }, element('span', { title: dateTime(item.last_time) }, ago(item.last_time))),
      element('td', { class: 'weight' }, element('span', { class: 'meter' }, element('span', { style: { width: `${Math.max(0, (100 * item.weight) / most)}%` } })), number(item.weight, 2))));
    const table = element('table', {}, element('thead', {}, element('tr', {}, ['profile.item', 'profile.why', 'profile.when', 'profile.weight'].map(key => element('th', { scope: 'col' }, t(key))))), element('tbody', {}, rows));
    const all = element('button', { class: 'quiet', type: 'button', onclick: () => { for (const row of rows) row.hidden = false; all.remove(); } }, t('profile.all', { count: profile.items.length }));
    return [table, profile.items.length > SHOWN ? all : null];
  }

  function drawReceipts() {
    replace(receipts, kept().filter(receipt => user === null || receipt.user_id === user).map(receiptPanel));
  }

  function receiptPanel(receipt) {
    const proof = element('div', { class: 'proof', 'aria-live': 'polite' });
    const { profile_items: items, recent_acts: acts, sessions } = receipt.deleted;
    return element('section', { class: 'panel receipt' },
      element('h2', {}, icon('check'), t('receipt.title', { name: receipt.user_id })),
      element('p', {}, t('receipt.deleted', { items, acts, sessions })),
      element('p', { class: 'note' }, t('receipt.id'), ' ', element('code', {}, receipt.receipt_id), ' · ', dateTime(receipt.at)),
      element('div', {}, element('button', { class: 'quiet', type: 'button', 'data-verify': true, onclick: () => verify(receipt, proof) }, t('receipt.verify'))), proof);
  }

  function verify(receipt, proof) {
    load(proof, () => api.get(receipt.verify_url), answer => [
      element('p', { class: 'verdict' }, t(answer.trace_left ? 'receipt.trace' : 'receipt.none')),
      element('table', {}, element('thead', {}, element('tr', {}, ['receipt.place', 'receipt.found', 'receipt.detail'].map(key => element('th', { scope: 'col' }, t(key))))),
        element('tbody', {}, answer.places.map(place => element('tr', {}, element('th', { scope: 'row' }, t(`place.${place.place}`)),
          element('td', {}, place.trace ? t('receipt.still') : t('receipt.clean')),
          element('td', {}, place.detail, place.pending_until ? ` ${t('receipt.until', { time: dateTime(place.pending_until) })}` : ''))))),
    ], { waiting: element('p', { class: 'note' }, t('receipt.asking')) });
  }
}
