/** `SHOP-12` in its parts; the number is `NaN` for what is no key. Pure. */
export function splitKey(key: string): { readonly projectKey: string; readonly number: number } {
  const dash = key.lastIndexOf('-');
  return { projectKey: key.slice(0, dash), number: Number(key.slice(dash + 1)) };
}
