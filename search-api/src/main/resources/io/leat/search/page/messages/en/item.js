/* One item. */
export default {
  'item.add': 'Put into the cart',
  'item.added': 'In the cart',
  'item.trail': 'Categories',
  'item.number': 'Item number',
  'shelf.together': 'Bought together',
  'shelf.similar': 'Similar items',
  'shelf.next': 'What people look at next',
};
