/* One item, what is bought with it, what is like it, and what people look at next. */
import { element, icon, replace } from '../dom.js';
import { send, settled } from '../events.js';
import { has } from '../i18n.js';
import { asker } from '../state.js';
import { addToCart, categoryOf, openedFrom, priceOf, titleOf } from '../widgets/card.js';
import { picture } from '../widgets/picture.js';
import { ghostShelf, shelf } from '../widgets/shelf.js';
import { load } from '../widgets/states.js';

const SIZE = 14;
const LONGEST_DESCRIPTION = 1200;

export default function view({ root, parts, api, t, setTitle }) {
  const [id = ''] = parts;
  const control = new AbortController();
  const lead = element('div', { class: 'item-lead' });
  const shelves = element('div', {});
  replace(root, lead, shelves);
  const from = openedFrom(id);

  load(lead, () => api.get(`/v1/items/${encodeURIComponent(id)}`, {}, { signal: control.signal }), answer => {
    setTitle(titleOf(answer.item, id).slice(0, 80));
    // A click was told already, by the card.
    if (!from) send('view', { item_id: id });
    drawShelves();
    return about(answer.item);
  }, { waiting: [element('div', { class: 'picture' }), element('div', { class: 'item-words' }, element('div', { class: 'ghost-title' }))] });

  function about(item) {
    const hit = { item_id: id, fields: item };
    const sold = item.in_stock === false;
    const button = element('button', { type: 'button', class: 'item-buy', 'data-add': true, disabled: sold, onclick: () => {
      addToCart(hit, from?.query_id);
      replace(button, icon('check'), t('item.added'));
      setTimeout(() => replace(button, icon('cart'), t('item.add')), 1600);
    } }, icon('cart'), sold ? t('card.sold_out') : t('item.add'));
    return [picture(item, { eager: true }), element('div', { class: 'item-words' },
      trail(item), item.brand ? element('p', { class: 'item-brand' }, brandLink(item.brand)) : null,
      element('h1', {}, titleOf(item, id)),
      element('p', { class: 'item-price' }, priceOf(item)),
      element('div', { class: 'item-actions' }, button),
      item.description ? description(String(item.description)) : null,
      facts(item))];
  }

  /** The ways up: each category of the path leads to its items. */
  function trail(item) {
    const path = String(item.categories?.[0] ?? '');
    if (!path) return null;
    const names = path.split('>').map(name => name.trim());
    return element('nav', { class: 'trail', 'aria-label': t('item.trail') }, names.map((name, index) => [index ? icon('right') : null,
      element('a', { href: `#/?${new URLSearchParams({ category: names.slice(0, index + 1).join(' > ') })}` }, name.slice(0, 80))]));
  }

  const brandLink = brand => element('a', { href: `#/?${new URLSearchParams({ brand })}` }, String(brand).slice(0, 120));

  function description(text) {
    return element('p', { class: 'item-description' }, text.length > LONGEST_DESCRIPTION ? `${text.slice(0, LONGEST_DESCRIPTION)}…` : text);
  }

  function facts(item) {
    const rows = Object.entries(item.attributes ?? {}).slice(0, 24).map(([name, value]) => [has(`facet.${name}`) ? t(`facet.${name}`) : name.slice(0, 60), [value].flat().join(', ').slice(0, 300)]);
    if (item.categories?.length > 1) rows.push([t('facet.category'), item.categories.slice(0, 8).map(categoryOf).join(', ')]);
    rows.push([t('item.number'), [id, ...(item.identifiers ?? [])].slice(0, 6).join(', ').slice(0, 300)]);
    return element('dl', { class: 'facts' }, rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
  }

  async function drawShelves() {
    await load(shelves, async () => {
      await settled();
      const who = Object.fromEntries(Object.entries(asker()).filter(([, value]) => value !== null));
      const surface = (name, own) => ({ id: name, surface: name, item_id: id, size: SIZE, explain: true, group: true, ...who, ...own });
      const recent = { id: 'recent', surface: 'recently-viewed', size: 3, filter: 'in_stock:(true OR false)', fields: ['title'], ...who };
      const { answers } = await api.post('/v1/multi', { requests: [surface('bought-together'), surface('similar'), surface('next'), recent] }, { signal: control.signal });
      const before = answers.recent.fallback ? null : answers.recent.hits?.find(hit => hit.item_id !== id);
      const because = before && await api.get('/v1/recommend/similar', { item_id: before.item_id, size: SIZE, exclude: 'seen', group: true, explain: true, ...asker() }, { signal: control.signal }).catch(() => null);
      return { ...answers, before, because };
    }, answers => {
      const together = answers['bought-together'];
      const shown = [
        shelf(t('shelf.together'), together.fallback ? null : together, { id: 'together' }),
        shelf(t('shelf.similar'), answers.similar, { id: 'similar', skip: [id] }),
        shelf(t('shelf.next'), answers.next.fallback ? null : answers.next, { id: 'next', skip: [id] }),
        answers.before ? shelf(t('shelf.because', { title: titleOf(answers.before.fields, answers.before.item_id) }), answers.because, { id: 'because', skip: [id] }) : null,
      ];
      return shown;
    }, { waiting: [ghostShelf(), ghostShelf()] });
  }

  return () => control.abort();
}
