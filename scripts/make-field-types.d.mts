/**
 * The whole text of docs/field-types.md.
 *
 * @param entries the catalogue, in its order
 * @param rows the contract's rows, `tests/fixtures/contract-fields.json`
 */
export function fieldTypesText(entries: readonly unknown[], rows: readonly unknown[]): Promise<string>;
