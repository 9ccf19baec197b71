/* Chinese, block by block. */
import app from './zh/app.js';
import compare from './zh/compare.js';
import item from './zh/item.js';
import items from './zh/items.js';
import lab from './zh/lab.js';
import map from './zh/map.js';
import operations from './zh/operations.js';
import people from './zh/people.js';
import profile from './zh/profile.js';
import shop from './zh/shop.js';

export default { ...app, ...compare, ...item, ...items, ...lab, ...map, ...operations, ...people, ...profile, ...shop };
