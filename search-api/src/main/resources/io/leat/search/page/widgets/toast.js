/* Short notes at the foot of the window, which go away by themselves. */
import { announce, element } from '../dom.js';
import { watch } from '../events.js';
import { t } from '../i18n.js';

const SHOWN_MS = 5000;

/** Shows and says a note. */
export function toast(text, kind = '') {
  const note = element('div', { class: ['toast', kind] }, text);
  const place = document.getElementById('toasts');
  while (place.children.length > 2) place.firstChild.remove();
  place.append(note);
  announce(text);
  setTimeout(() => note.remove(), SHOWN_MS);
}

/** Says when what the shopper did is not taken. */
export function toastEvents() {
  watch(message => {
    if (message.kind === 'read-only') toast(t('events.read_only'));
    if (message.kind === 'refused') toast(t('events.refused', { detail: message.detail }), 'alert');
  });
}
