/* The shop's say in search, as text: synonyms, and what is lifted, sunk, required, pinned or sent elsewhere. */
import { del, get, put } from '../../api.js';
import { element, replace } from '../../dom.js';
import { t } from '../../i18n.js';
import { confirm } from '../../widgets/dialog.js';
import { failed } from '../../widgets/states.js';
import { toast } from '../../widgets/toast.js';

const EXAMPLE = 'sofa =>\n  SYNONYM: couch\n  UP(50): brand:acme\n\nimprint =>\n  DECORATE(redirect): /imprint';

export async function rulesPanel(place) {
  const problem = element('div', { class: 'rule-problem', role: 'alert' });
  const version = element('p', { class: 'note' });
  const field = element('textarea', { id: 'rules-text', rows: 10, spellcheck: 'false', placeholder: EXAMPLE, 'aria-label': t('operations.rules') });
  const back = element('button', { class: 'quiet', type: 'button', onclick: undo }, t('operations.rules.undo'));
  const save = element('button', { type: 'button', onclick: keep }, t('operations.rules.save'));

  function take(answer) {
    field.value = answer.text;
    replace(problem);
    version.textContent = answer.version === 0 ? t('operations.rules.none') : t('operations.rules.version', { number: String(answer.version) });
    back.hidden = answer.version === 0;
  }

  async function keep() {
    replace(problem);
    try {
      take(await put('/v1/admin/rules', field.value, { type: 'text/plain' }));
      toast(t('operations.rules.saved'));
    } catch (failure) {
      replace(problem, element('p', {}, failure.errors?.map(each => each.problem).join('\n') || failure.detail || failure.title));
      field.focus();
    }
  }

  async function undo() {
    if (!await confirm(t('operations.rules.undo'), t('operations.rules.undo.sure'), t('operations.rules.undo'))) return;
    try {
      take(await del('/v1/admin/rules'));
    } catch (failure) {
      toast(failure.detail || failure.title, 'alert');
    }
  }

  try {
    take(await get('/v1/admin/rules'));
    replace(place, element('p', { class: 'note' }, t('operations.rules.words')), field, problem, element('div', { class: 'rules-foot' }, version, element('div', { class: 'actions' }, back, save)));
  } catch (failure) {
    replace(place, failed(failure, () => rulesPanel(place)));
  }
}
