/* 单件商品。 */
export default {
  'item.add': '加入购物车',
  'item.added': '已加入',
  'item.trail': '类目',
  'item.number': '编号',
  'shelf.together': '常一起购买',
  'shelf.similar': '相似商品',
  'shelf.next': '大家接着看了什么',
};
