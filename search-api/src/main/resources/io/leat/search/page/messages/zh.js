/* Chinese, block by block. */
import app from './zh/app.js';
import items from './zh/items.js';
import lab from './zh/lab.js';
import map from './zh/map.js';
import operations from './zh/operations.js';
import people from './zh/people.js';
import shop from './zh/shop.js';

export default { ...app, ...items, ...lab, ...map, ...operations, ...people, ...shop };
