/*
 * The views by the first name of their hash: `#/item/p1` is `item`, `#/?q=lamp` is ''. `nav` is the
 * key of the word in the navigation; a view without one is reached from others.
 */
export const VIEWS = [
  { path: '', nav: 'nav.shop', load: () => import('./views/shop.js'), css: 'views/shop.css' },
  { path: 'item', load: () => import('./views/item.js'), css: 'views/item.css' },
  { path: 'compare', nav: 'nav.compare', load: () => import('./views/compare.js'), css: 'views/compare.css' },
  { path: 'profile', nav: 'nav.profile', load: () => import('./views/profile.js'), css: 'views/profile.css' },
  { path: 'lab', nav: 'nav.lab', load: () => import('./views/lab.js'), css: 'views/lab.css' },
  { path: 'map', nav: 'nav.map', load: () => import('./views/map.js'), css: 'views/map.css' },
  { path: 'operations', nav: 'nav.operations', load: () => import('./views/operations.js'), css: 'views/operations.css' },
];
