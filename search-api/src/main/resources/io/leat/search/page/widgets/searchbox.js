/*
 * The search box with its suggestions: a combobox as WAI-ARIA has it. The focus stays in the field;
 * up and down choose, Enter takes, Escape closes.
 */
import { get, isCancelled } from '../api.js';
import { element, icon, marked, replace } from '../dom.js';
import { t } from '../i18n.js';
import { asker } from '../state.js';
import { itemAddress } from './card.js';

const PAUSE_MS = 90;
const LIST = 'suggestions';

/** The form; `navigate` goes to a hash. */
export function searchBox(navigate) {
  let options = [];
  let chosen = -1;
  let timer = 0;
  let typed = '';

  const field = element('input', {
    id: 'q', type: 'search', name: 'q', maxlength: 500, placeholder: t('search.placeholder'), autocomplete: 'off', autocapitalize: 'none',
    spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': LIST, 'aria-label': t('search.label'), enterkeyhint: 'search',
  });
  const list = element('div', { id: LIST, class: 'suggestions', role: 'listbox', 'aria-label': t('search.suggestions'), hidden: true });
  const form = element('form', { class: 'searchbox', role: 'search', onsubmit: event => {
    event.preventDefault();
    submit(field.value.trim());
  } }, icon('search'), field, element('button', { type: 'submit', class: 'go' }, element('span', {}, t('search.go')), icon('right')), list);

  function submit(text) {
    close();
    field.blur();
    navigate(text ? `#/?${new URLSearchParams({ q: text })}` : '#/');
  }

  function close() {
    clearTimeout(timer);
    timer = -1;
    options = [];
    chosen = -1;
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  async function ask() {
    timer = 0;
    typed = field.value;
    try {
      const answer = await get('/v1/suggest', { q: typed.trim(), size: 4, ...asker() }, { kind: 'suggest', quiet: true });
      if (timer === 0 && document.activeElement === field) draw(answer.suggestions);
    } catch (failure) {
      // Suggestions are a help and no more: without them the search is as it was.
      if (!isCancelled(failure)) close();
    }
  }

  function draw(suggestions) {
    options = [];
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    const kinds = [...new Set(suggestions.map(each => each.kind))];
    replace(list, kinds.map(kind => {
      const id = `suggest-${kind}`;
      return element('div', { role: 'group', 'aria-labelledby': id },
        element('div', { id, class: 'suggest-kind', role: 'presentation' }, t(`suggest.${kind}`)),
        suggestions.filter(each => each.kind === kind).map(optionOf));
    }));
    list.hidden = options.length === 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
  }

  function optionOf(suggestion) {
    const option = element('div', {
      id: `suggestion-${options.length}`, class: 'suggestion', role: 'option', 'aria-selected': 'false',
      onmousedown: event => event.preventDefault(), onclick: () => take(suggestion),
    }, element('span', {}, marked(suggestion.highlighted)));
    options.push({ option, suggestion });
    return option;
  }

  function take({ kind, text, item_id: id }) {
    if (kind === 'query') {
      field.value = text;
      submit(text);
      return;
    }
    close();
    field.blur();
    field.value = '';
    navigate(kind === 'product' ? itemAddress(id) : `#/?${new URLSearchParams({ [kind]: text })}`);
  }

  function choose(index) {
    options[chosen]?.option.setAttribute('aria-selected', 'false');
    chosen = index;
    const now = options[chosen];
    if (!now) {
      field.value = typed;
      field.removeAttribute('aria-activedescendant');
      return;
    }
    now.option.setAttribute('aria-selected', 'true');
    now.option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', now.option.id);
    if (now.suggestion.kind === 'query') field.value = now.suggestion.text;
    else field.value = typed;
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener('focus', () => { if (list.hidden) ask(); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    const count = options.length;
    if (event.key === 'ArrowDown' && list.hidden) ask();
    else if (event.key === 'ArrowDown' && count) choose(chosen + 1 >= count ? -1 : chosen + 1);
    else if (event.key === 'ArrowUp' && count) choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === 'Escape' && !list.hidden) close();
    else if (event.key === 'Enter' && chosen >= 0) take(options[chosen].suggestion);
    else return;
    event.preventDefault();
  });
  return form;
}

/** What the box shows while a search is shown. */
export function showInBox(text) {
  const field = document.getElementById('q');
  if (field && document.activeElement !== field) field.value = text;
}
