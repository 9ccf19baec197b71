/* A shopper's mark: a colour and the end of the id; a figure for somebody anonymous. */
import { element, icon } from '../dom.js';
import { hash } from './picture.js';

export function avatar(userId, large = false) {
  const mark = element('span', { class: ['avatar', large && 'large', userId === null && 'nobody'], 'aria-hidden': 'true' },
    userId === null ? icon('person') : [...userId].slice(-2).join(''));
  if (userId !== null) mark.style.setProperty('--hue', String((hash(userId) * 47) % 360));
  return mark;
}
