/** The whole text of src/sandbox/http/scopes.ts for the two parsed OpenAPI files. */
export function scopeTableText(platform: unknown, agile: unknown): string;
