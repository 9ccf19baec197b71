/* Chinese, block by block. */
import app from './zh/app.js';
import items from './zh/items.js';
import people from './zh/people.js';
import shop from './zh/shop.js';

export default { ...app, ...items, ...people, ...shop };
