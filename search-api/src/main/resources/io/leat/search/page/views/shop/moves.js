/* Which items stand elsewhere than when the same was asked before: what a click has changed. */
import { element, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { hashOf } from './query.js';

const KEPT = 30;
const before = new Map();

/**
 * @param {object} question
 * @param {{item_id: string}[]} hits of its first page
 * @return {{marks: Map<string, Element>, moved: number}} marks by item id; nothing where the search is new
 */
export function marksOf(question, hits) {
  const key = hashOf(question);
  const ids = hits.map(hit => hit.item_id);
  const old = before.get(key);
  before.delete(key);
  before.set(key, ids);
  if (before.size > KEPT) before.delete(before.keys().next().value);
  const marks = new Map();
  if (!old) return { marks, moved: 0 };
  ids.forEach((id, index) => {
    const was = old.indexOf(id);
    const mark = moveMark(was < 0 ? null : was - index);
    if (mark) marks.set(id, mark);
  });
  return { marks, moved: marks.size };
}

/**
 * A mark in a card's corner.
 *
 * @param {?number} places how many it went up; negative for down, null for one that was not there
 * @return {?Element} nothing for one that stayed
 */
export function moveMark(places) {
  if (places === 0) return null;
  if (places === null) return element('span', { class: 'moved new' }, t('moved.new'));
  const up = places > 0;
  return element('span', { class: ['moved', up ? 'up' : 'down'], title: t(up ? 'moved.up' : 'moved.down', { count: Math.abs(places) }) },
    icon(up ? 'up' : 'down'), element('span', { class: 'unseen' }, t(up ? 'moved.up' : 'moved.down', { count: Math.abs(places) })), element('span', { 'aria-hidden': 'true' }, String(Math.abs(places))));
}
