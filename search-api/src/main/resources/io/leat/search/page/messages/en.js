/* English, block by block. */
import app from './en/app.js';
import compare from './en/compare.js';
import item from './en/item.js';
import items from './en/items.js';
import lab from './en/lab.js';
import map from './en/map.js';
import operations from './en/operations.js';
import people from './en/people.js';
import profile from './en/profile.js';
import shop from './en/shop.js';

export default { ...app, ...compare, ...item, ...items, ...lab, ...map, ...operations, ...people, ...profile, ...shop };
