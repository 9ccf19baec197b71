/*
 * The views by the first name of their hash: `#/item/p1` is `item`, `#/?q=lamp` is ''. `nav` is the
 * key of the word in the navigation; a view without one is reached from others.
 */
export const VIEWS = [
  { path: '', nav: 'nav.shop', load: () => import('./views/shop.js'), css: 'views/shop.css' },
];
