/* An item's picture: the shop's own, or a quiet one with its initials where there is none. */
import { element, svg } from '../dom.js';

/**
 * @param {object} item fields of the shop's record: title, image_url, categories
 * @param {{eager?: boolean, wide?: boolean}} options eager: of an item that is seen at once
 */
export function picture(item, { eager = false } = {}) {
  const box = element('div', { class: 'picture' });
  const address = addressOf(item.image_url);
  if (!address) {
    box.append(drawn(item));
    return box;
  }
  const image = element('img', {
    src: address, alt: '', loading: eager ? 'eager' : 'lazy', decoding: 'async', referrerpolicy: 'no-referrer',
    onerror: () => box.replaceChildren(drawn(item)),
  });
  box.append(image);
  return box;
}

/** Only addresses of pictures: nothing that a browser would run. */
function addressOf(given) {
  if (typeof given !== 'string' || given === '') return null;
  try {
    const { protocol, href } = new URL(given, location.href);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

function drawn(item) {
  const title = String(item.title ?? '');
  const family = String(item.categories?.[0] ?? item.brand ?? title).split('>')[0].trim();
  const made = svg('svg', { class: 'drawn', viewBox: '0 0 120 90', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true' },
    svg('circle', { class: 'drawn-sun', cx: 20 + hash(title) % 80, cy: 14 + hash(family) % 30, r: 26 }),
    svg('path', { class: 'drawn-far', d: 'M0 66c20-12 40-12 60 0s40 12 60 0v24H0z' }),
    svg('path', { class: 'drawn-near', d: 'M0 76c20-9 40-9 60 0s40 9 60 0v14H0z' }),
    svg('text', { class: 'drawn-text', x: 60, y: 52, 'text-anchor': 'middle' }, initials(title)));
  made.style.setProperty('--hue', String(hash(family) % 360));
  return made;
}

function initials(title) {
  const words = title.slice(0, 200).split(/\s+/).filter(word => /^[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map(word => [...word][0].toUpperCase()).join('') || '·';
}

/** A number of a text, always the same. */
export function hash(text) {
  let value = 7;
  for (const letter of text.slice(0, 200)) value = (value * 31 + letter.codePointAt(0)) % 1000003;
  return value;
}
