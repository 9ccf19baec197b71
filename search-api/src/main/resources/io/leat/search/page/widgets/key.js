/* Asks for an API key, where the server wants one. Kept for this tab only. */
import { element } from '../dom.js';
import { t } from '../i18n.js';
import { dialog } from './dialog.js';

/**
 * @param {number} status 401: no good key came; 403: one of another scope
 * @return {Promise<?string>} null where none was given
 */
export async function askForKey(status) {
  const field = element('input', { id: 'api-key', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true });
  const form = element('form', { onsubmit: event => { event.preventDefault(); asked.close(field.value.trim()); } },
    element('p', {}, t(status === 403 ? 'key.other' : 'key.needed')),
    element('label', { for: 'api-key' }, t('key.label')), field,
    element('div', { class: 'actions' }, element('button', { type: 'submit' }, t('key.use'))));
  const asked = dialog(t('key.title'), form);
  field.focus();
  return (await asked.closed) ?? null;
}
