/* What the search made of the words: corrections, words left out, a rule that leads elsewhere. */
import { element, icon } from '../../dom.js';
import { t } from '../../i18n.js';

/**
 * @param {object} answer of /v1/search
 * @param {number} moved how many items stand elsewhere than before
 * @return {Element[]}
 */
export function notesOf(answer, moved) {
  const { query } = answer;
  const made = [];
  if (answer.did_you_mean) made.push(note('search', t('notes.corrected'), ' ', link(answer.did_you_mean)));
  const unknown = (query?.terms ?? []).filter(term => term.used.length === 0).map(term => term.given);
  if (unknown.length) made.push(note('info', t('notes.unknown', { words: unknown.join(', ').slice(0, 200) })));
  if (query?.dropped?.length) made.push(note('info', t('notes.dropped', { words: query.dropped.join(', ').slice(0, 200) })));
  else if (query?.relaxed) made.push(note('info', t('notes.relaxed')));
  if (query?.redirect) made.push(redirect(query.redirect));
  if (answer.degraded.includes('deadline')) made.push(note('info', t('notes.deadline')));
  if (moved) made.push(note('spark', t('results.moved', { count: moved })));
  return made;
}

const note = (name, ...children) => element('p', { class: ['search-note', name === 'spark' && 'personal'] }, icon(name), element('span', {}, children));

const link = text => element('a', { href: `#/?${new URLSearchParams({ q: text })}` }, text);

function redirect(target) {
  const safe = /^(https?:\/\/|\/(?!\/))/.test(target);
  return note('info', t('notes.redirect'), ' ', safe ? element('a', { href: target, rel: 'noreferrer' }, target) : target);
}
