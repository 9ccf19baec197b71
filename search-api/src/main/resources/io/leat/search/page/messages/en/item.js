/* One item. */
export default {
  'item.add': 'Put into the cart',
  'item.added': 'In the cart',
  'item.trail': 'Categories',
  'item.number': 'Numbers',
  'shelf.together': 'Bought together',
  'shelf.similar': 'Similar items',
  'shelf.next': 'What people look at next',
};
