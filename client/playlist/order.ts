/** A list with the thing at one position (from 1) at another, and all positions told anew. */
export function moved<Item extends { position: number }>(
  items: Item[],
  from: number,
  to: number,
): Item[] {
  const order = [...items];
  const [item] = order.splice(from - 1, 1);
  if (!item) return items;
  order.splice(to - 1, 0, item);
  return order.map((other, index) => ({ ...other, position: index + 1 }));
}
