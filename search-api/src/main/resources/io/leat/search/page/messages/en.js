/* English, block by block. */
import app from './en/app.js';
import items from './en/items.js';
import people from './en/people.js';
import shop from './en/shop.js';

export default { ...app, ...items, ...people, ...shop };
