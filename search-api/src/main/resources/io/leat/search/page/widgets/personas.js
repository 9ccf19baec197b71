/* Choosing who shops: some shoppers with what they like, any other by the beginning of an id, or a guest. */
import { get, isCancelled } from '../api.js';
import { element, icon, replace } from '../dom.js';
import { t } from '../i18n.js';
import { choosePersona, persona, startVisit } from '../state.js';
import { avatar } from './avatar.js';
import { titleOf } from './card.js';
import { dialog } from './dialog.js';
import { load } from './states.js';
import { tastes } from './tastes.js';

const PAUSE_MS = 150;

/** Opens the choice; it is made when the dialog is closed. */
export function openPersonas() {
  let preview = 0;
  const list = element('div', { class: 'persona-list', role: 'radiogroup', 'aria-label': t('personas.title') });
  const about = element('div', { class: 'persona-about', 'aria-live': 'polite' });
  const field = element('input', { type: 'search', 'aria-label': t('personas.find'), placeholder: t('personas.find'), autocomplete: 'off', spellcheck: 'false' });
  const opened = dialog(t('personas.title'), element('p', { class: 'note' }, t('personas.words')), field, element('div', { class: 'personas' }, list, about));
  opened.element.classList.add('wide');

  function row(userId, words, facts) {
    const on = persona() === userId;
    const input = element('input', { type: 'radio', name: 'persona', value: userId ?? '', class: 'unseen', checked: on, onchange: () => show(userId), ondblclick: () => choose(userId) });
    return element('label', { class: 'persona', 'data-user': userId ?? '' }, input, avatar(userId),
      element('span', { class: 'persona-words' }, element('b', {}, words), element('small', {}, facts)));
  }

  const guest = () => row(null, t('persona.anonymous'), t('personas.guest'));
  const rows = users => [guest(), users.map(user => row(user.user_id, user.user_id, t('personas.facts', { items: user.items, bought: user.bought })))];

  function choose(userId) {
    opened.close();
    if (userId !== persona()) choosePersona(userId);
  }

  async function show(userId) {
    const mine = ++preview;
    const use = element('button', { type: 'button', 'data-use': true, onclick: () => choose(userId) }, userId === null ? t('personas.use.guest') : t('personas.use', { name: userId }));
    if (userId === null) {
      replace(about, element('div', { class: 'persona-head' }, avatar(null, true), element('h3', {}, t('persona.anonymous'))),
        element('p', { class: 'note' }, t('personas.guest.words')), use,
        element('button', { class: 'quiet', type: 'button', onclick: () => { opened.close(); startVisit(); } }, t('personas.new_visit')));
      return;
    }
    const known = element('div', { class: 'persona-known' });
    replace(about, element('div', { class: 'persona-head' }, avatar(userId, true), element('h3', {}, userId)), use, known);
    await load(known, async () => {
      const [shopper, likes] = await Promise.all([get(`/v1/users/${encodeURIComponent(userId)}`, { size: 6 }), tastes(userId).catch(() => [])]);
      return { shopper, likes };
    }, ({ shopper, likes }) => (mine === preview ? [
      likes.length ? [element('h4', {}, t('personas.tastes')), element('div', { class: 'chips' }, likes.map(like => element('span', { class: 'taste' }, like.value)))] : null,
      element('h4', {}, t('personas.lately')),
      element('ul', { class: 'lately' }, shopper.recent.map(each => element('li', {}, titleOf(each, each.item_id), element('small', {}, ` ${t(`did.${strongest(each.actions)}`)}`)))),
    ] : []), { waiting: element('p', { class: 'note' }, t('personas.asking')) });
  }

  async function find() {
    const prefix = field.value.trim();
    try {
      const { users } = prefix ? await get('/v1/admin/people', { prefix, size: 12 }, { kind: 'people' }) : await get('/v1/users', { size: 12 }, { kind: 'people' });
      replace(list, rows(users), users.length === 0 ? element('p', { class: 'note' }, t('personas.none')) : null);
      show(persona());
    } catch (failure) {
      if (isCancelled(failure)) return;
      replace(list, guest(), element('p', { class: 'note' }, icon('info'), ' ', failure.detail || failure.title));
    }
  }

  let timer = 0;
  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(find, PAUSE_MS); });
  replace(list, guest());
  show(persona());
  find();
}

const TELLING = ['return', 'purchase', 'add_to_cart', 'rating', 'remove_from_cart', 'click', 'view'];

/** Of several acts, the one that says most. */
export const strongest = actions => TELLING.find(name => actions.includes(name)) ?? 'view';
