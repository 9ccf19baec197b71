/* The price between two thumbs, over a histogram of what there is. Cheap items have more room than dear ones. */
import { element } from '../../dom.js';
import { money, t } from '../../i18n.js';

const STEPS = 100;

/**
 * @param {{min: number, max: number, ranges: {from: ?number, to: ?number, count: number}[]}} facet
 * @param {object} question what is searched for now
 * @param {function(object)} go asks another question
 * @param {string|undefined} currency
 */
export function priceSlider(facet, question, go, currency) {
  const least = Math.floor(Math.min(facet.min, question.price?.from ?? facet.min));
  const most = Math.ceil(Math.max(facet.max, question.price?.to ?? facet.max));
  // Steps grow with the price: (p + 1) runs geometrically from one end to the other.
  const ratio = (most + 1) / (least + 1);
  const rounded = step => Math.round((least + 1) * ratio ** (step / STEPS) - 1);
  const stepAt = price => Math.round((STEPS * Math.log((price + 1) / (least + 1))) / Math.log(ratio));
  const write = price => money(price, currency);
  // A price that was given stays what it was until its thumb is moved.
  const given = new Map([question.price?.from, question.price?.to].filter(price => price != null).map(price => [stepAt(price), price]));
  const priceAt = step => given.get(step) ?? rounded(step);

  const low = thumb('from', question.price?.from == null ? 0 : stepAt(question.price.from));
  const high = thumb('to', question.price?.to == null ? STEPS : stepAt(question.price.to));
  const words = element('output', { class: 'price-words' });
  const track = element('div', { class: 'price-track' }, histogram(), low, high);

  function thumb(name, value) {
    return element('input', {
      type: 'range', min: 0, max: STEPS, value: Math.min(STEPS, Math.max(0, value)), class: `price-${name}`, 'data-key': `price ${name}`,
      'aria-label': t(`price.${name}`), oninput: event => moved(event.target), onchange: settle,
    });
  }

  function moved(which) {
    if (low.valueAsNumber > high.valueAsNumber) which.value = which === low ? high.value : low.value;
    draw();
  }

  function draw() {
    low.setAttribute('aria-valuetext', write(priceAt(low.valueAsNumber)));
    high.setAttribute('aria-valuetext', write(priceAt(high.valueAsNumber)));
    track.style.setProperty('--low', `${low.value}%`);
    track.style.setProperty('--high', `${high.value}%`);
    words.textContent = t('price.range', { from: write(priceAt(low.valueAsNumber)), to: write(priceAt(high.valueAsNumber)) });
    // Both thumbs at the dear end: the lower one must stay within reach.
    low.classList.toggle('above', low.valueAsNumber > STEPS / 2);
  }

  function settle() {
    const from = low.valueAsNumber > 0 ? priceAt(low.valueAsNumber) : null;
    const to = high.valueAsNumber < STEPS ? priceAt(high.valueAsNumber) : null;
    go({ ...question, price: from === null && to === null ? null : { from, to }, all: true });
  }

  /** Each range's bar stands where its prices are on the slider. */
  function histogram() {
    const highest = Math.max(...facet.ranges.map(range => range.count), 1);
    return element('div', { class: 'price-bars', 'aria-hidden': 'true' }, facet.ranges.map(range => {
      const left = stepAt(Math.max(range.from ?? least, least));
      const right = stepAt(Math.min(range.to ?? most, most));
      return element('span', { style: { left: `${left}%`, width: `${Math.max(right - left, 1)}%`, height: `${(100 * range.count) / highest}%` } });
    }));
  }

  draw();
  return element('div', { class: 'price', role: 'group', 'aria-label': t('facet.price') }, track, words);
}
