/* What stands where there is nothing to show: nothing found, something wrong, still asking. */
import { element, replace } from '../dom.js';
import { isCancelled } from '../api.js';
import { t } from '../i18n.js';

const SLOW_MS = 3000;
const turns = new WeakMap();

/** Nothing is here, and what to do about it. */
export const empty = (title, ...rest) =>
  element('div', { class: 'state' }, element('p', { class: 'state-title' }, title), rest.map(each => (typeof each === 'string' ? element('p', {}, each) : each)));

/** What went wrong, with a button that tries again. */
export function failed(failure, again) {
  if (!failure.title) console.error(failure);
  return element('div', { class: 'state failed', role: 'alert' },
    element('p', { class: 'state-title' }, failure.title ?? t('problem.page')),
    failure.detail ? element('p', {}, failure.detail) : null,
    again ? element('button', { class: 'quiet', type: 'button', onclick: again }, t('problem.again')) : null);
}

/**
 * Asks, and draws what came of it into a place: meanwhile `waiting`, a note when it takes long, and
 * what went wrong with a button to try again. Of several at once for one place, the last is drawn.
 *
 * @param {Element} place
 * @param {function(): Promise} ask
 * @param {function(*): *} draw of the answer, its children
 * @param {{waiting?: *, keep?: boolean}} options keep: what stands there stays until the answer comes
 */
export async function load(place, ask, draw, { waiting = null, keep = false } = {}) {
  const mine = (turns.get(place) ?? 0) + 1;
  turns.set(place, mine);
  const current = () => turns.get(place) === mine;
  if (!keep) replace(place, waiting);
  place.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => place.prepend(element('p', { class: 'note slow-note', role: 'status' }, t('state.slow'))), SLOW_MS);
  try {
    const answer = await ask();
    if (!current()) return null;
    replace(place, draw(answer));
    return answer;
  } catch (failure) {
    if (isCancelled(failure) || !current()) return null;
    replace(place, failed(failure, () => load(place, ask, draw, { waiting, keep: false })));
    return null;
  } finally {
    clearTimeout(slow);
    if (current()) {
      place.removeAttribute('aria-busy');
    }
  }
}
