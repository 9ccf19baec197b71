/* Dialogs: in the middle, or at the side; closed by Escape, by the cross and by a click beside them. */
import { element, icon } from '../dom.js';
import { t } from '../i18n.js';

/**
 * Opens a dialog.
 *
 * @param {string} title
 * @param {...Node} body
 * @return {{element: HTMLDialogElement, body: HTMLElement, close: function(*=), closed: Promise}}
 *     closed: what `close` was given, when it is closed
 */
export const dialog = (title, ...body) => open('dialog', title, body);

/** The same at the side, as high as the window. */
export const drawer = (title, ...body) => open('drawer', title, body);

let count = 0;

function open(kind, title, body) {
  const id = `dialog-${++count}`;
  let value;
  const content = element('div', { class: 'dialog-body' }, body);
  const box = element('dialog', { class: kind, 'aria-labelledby': id },
    element('div', { class: 'dialog-head' }, element('h2', { id }, title),
      element('button', { class: 'quiet round', type: 'button', 'aria-label': t('dialog.close'), onclick: () => box.close() }, icon('close'))),
    content);
  box.addEventListener('mousedown', event => { if (event.target === box) box.close(); });
  const closed = new Promise(resolve => {
    box.addEventListener('close', () => { box.remove(); resolve(value); });
  });
  document.body.append(box);
  box.showModal();
  return { element: box, body: content, closed, close: given => { value = given; box.close(); } };
}

/**
 * Asks whether to go on.
 *
 * @return {Promise<boolean>}
 */
export async function confirm(title, text, yes, { danger = false } = {}) {
  const asked = dialog(title, element('p', {}, text));
  asked.body.append(element('div', { class: 'actions' },
    element('button', { class: 'quiet', type: 'button', onclick: () => asked.close(false) }, t('dialog.cancel')),
    element('button', { class: danger ? 'danger' : '', type: 'button', 'data-yes': true, onclick: () => asked.close(true) }, yes)));
  return (await asked.closed) === true;
}
