/* A row of items that scrolls sideways, under a title. */
import { element, icon } from '../dom.js';
import { t } from '../i18n.js';
import { card, ghosts } from './card.js';

/**
 * @param {string} title
 * @param {?object} answer of a recommendation; null or one without items makes no shelf
 * @param {{id: string, note?: string, compact?: boolean, eager?: boolean, skip?: string[]}} options
 *     skip: ids of items that are not shown; eager: it is seen at once
 * @return {?Element}
 */
export function shelf(title, answer, { id, note = '', compact = false, eager = false, skip = [] }) {
  const hits = (answer?.hits ?? []).filter(hit => !skip.includes(hit.item_id));
  if (hits.length === 0) return null;
  const widest = Math.max(...hits.map(hit => hit.score ?? 0));
  const row = element('div', { class: 'shelf-row' }, hits.map((hit, index) =>
    card(hit, { queryId: answer.query_id, compact, widest, eager: eager && index < 6 })));
  const scroll = direction => () => row.scrollBy({ left: direction * row.clientWidth * 0.8, behavior: 'smooth' });
  return element('section', { class: 'shelf', id: `shelf-${id}`, 'aria-labelledby': `shelf-${id}-title` },
    element('div', { class: 'shelf-head' },
      element('h2', { id: `shelf-${id}-title` }, title), note ? element('p', { class: 'note' }, note) : null,
      // For those who point: with keys one goes from card to card.
      element('div', { class: 'shelf-arrows', 'aria-hidden': 'true' },
        element('button', { class: 'quiet round', type: 'button', tabindex: '-1', title: t('shelf.back'), onclick: scroll(-1) }, icon('left')),
        element('button', { class: 'quiet round', type: 'button', tabindex: '-1', title: t('shelf.on'), onclick: scroll(1) }, icon('right')))),
    row);
}

/** A stand-in of one that is still asked for. */
export const ghostShelf = () => element('section', { class: 'shelf', 'aria-hidden': 'true' },
  element('div', { class: 'shelf-head' }, element('div', { class: 'ghost-title' })), element('div', { class: 'shelf-row' }, ghosts(6)));
