/** How two issues belong together: `SHOP-1 blocks SHOP-2` is outward, seen from SHOP-1, `is blocked by` inward. */
export interface LinkType {
  readonly name: string;
  readonly outward: string;
  readonly inward: string;
}
