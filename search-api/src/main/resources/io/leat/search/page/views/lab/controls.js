/* The controls of one configuration. */
import { element, replace } from '../../dom.js';
import { number, t } from '../../i18n.js';
import { partMeaning, partName } from '../../widgets/bars.js';
import { PARTS } from './settings.js';

let count = 0;

/**
 * @param {object} settings that are changed in place
 * @param {{generations: object, changed: function()}} options generations: as the API lists them
 * @return {{root: Element, told: function(object[])}} told: what the weights were, by an answer's diagnostics
 */
export function controls(settings, { generations, changed }) {
  const id = `controls-${++count}`;
  const root = element('div', { class: 'knobs' });
  const sliders = new Map();

  function change(values) {
    Object.assign(settings, values);
    changed();
  }

  function slider(name, label, value, input, { hint = '', part = null, reset = null } = {}) {
    const shown = element('output', { for: `${id}-${name}` }, number(value, 2));
    const field = element('input', {
      id: `${id}-${name}`, type: 'range', min: 0, max: 1, step: 0.01, value,
      oninput: () => { shown.textContent = number(Number(field.value), 2); input(Number(field.value)); },
    });
    const own = reset ? element('button', { class: 'link small', type: 'button', hidden: !(part in settings.weights), onclick: reset }, t('lab.own')) : null;
    const row = element('div', { class: 'slider', title: hint },
      element('label', { for: `${id}-${name}` }, part ? element('span', { class: 'swatch', 'data-part': part }) : null, label), own, shown, field);
    return { row, field, shown, own };
  }

  function weight(part) {
    const made = slider(part, partName(part), settings.weights[part] ?? 0, value => {
      made.own.hidden = false;
      change({ weights: { ...settings.weights, [part]: value } });
    }, {
      part, hint: partMeaning(part),
      reset: () => {
        const { [part]: gone, ...others } = settings.weights;
        change({ weights: others });
        made.own.hidden = true;
        made.field.focus();
      },
    });
    sliders.set(part, made);
    return made.row;
  }

  function choice(name, label, values, value, pick) {
    return element('fieldset', { class: 'choice' }, element('legend', {}, label),
      element('div', { class: 'segments' }, values.map(([each, words]) => element('label', {},
        element('input', { type: 'radio', class: 'unseen', name: `${id}-${name}`, value: each, checked: each === value, onchange: () => pick(each) }),
        element('span', {}, words)))));
  }

  const names = (generations?.generations ?? []).filter(each => !each.problem).map(each => each.name);
  const generation = element('select', { id: `${id}-generation`, onchange: () => change({ generation: generation.value }) },
    element('option', { value: '' }, generations?.served ? t('lab.served', { name: generations.served }) : t('lab.served.now')),
    names.filter(name => name !== generations.served).map(name => element('option', { value: name }, name)));
  generation.value = names.includes(settings.generation) ? settings.generation : '';
  settings.generation = generation.value;

  replace(root,
    choice('blend', t('lab.fusion'), [['weighted', t('lab.fusion.weighted')], ['rrf', t('lab.fusion.rrf')]], settings.blend, blend => change({ blend })),
    slider('strength', t('lab.strength'), settings.strength, strength => change({ strength }), { hint: t('lab.strength.hint') }).row,
    element('p', { class: 'subhead' }, t('lab.weights')), PARTS.map(weight),
    choice('cutoff', t('lab.cutoff'), [['auto', t('lab.cutoff.auto')], ['none', t('lab.cutoff.none')]], settings.cutoff, cutoff => change({ cutoff })),
    element('div', { class: 'field' }, element('label', { for: generation.id }, t('lab.generation')), generation));

  function told(diagnostics) {
    for (const [part, { field, shown, row }] of sliders) {
      const timing = diagnostics.find(each => each.name === part);
      row.classList.toggle('absent', !timing);
      if (!(part in settings.weights)) {
        field.value = timing?.weight ?? 0;
        shown.textContent = timing ? number(timing.weight, 2) : '–';
      }
    }
  }
  return { root, told };
}
