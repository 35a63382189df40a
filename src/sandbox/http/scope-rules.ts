import { scopeTable } from './scopes';

/** The scopes that open one operation: all of one family. `undefined`: that family does not open it. */
export interface ScopeRule {
  classic: readonly string[] | undefined;
  granular: readonly string[] | undefined;
}

/** Which of Atlassian's two families of scopes count. Real sites take both. */
export type ScopeFamilies = 'both' | 'classic' | 'granular';

const rules = readTable(scopeTable);

function readTable(table: string): Map<string, ScopeRule> {
  const read = new Map<string, ScopeRule>();
  for (const line of table.trim().split('\n')) {
    const [operation, classic, granular] = line.split(' | ');
    if (operation === undefined || classic === undefined || granular === undefined) {
      throw new Error(`The scope table has a line that cannot be read: ${line}`);
    }
    read.set(operation, { classic: readColumn(classic), granular: readColumn(granular) });
  }
  return read;
}

function readColumn(column: string): string[] | undefined {
  if (column === '-') return undefined;
  return column === '*' ? [] : column.split(' ');
}

/**
 * The scopes of an operation as Atlassian's OpenAPI file declares them (`x-atlassian-oauth2-scopes`, or `security`
 * where that is missing), `undefined` when the file has no such operation. `pattern` is written as in the file.
 */
export function scopeRuleOf(method: string, pattern: string): ScopeRule | undefined {
  return rules.get(`${method} ${pattern}`);
}

/** Every operation of Atlassian's OpenAPI files, as `METHOD pattern`. */
export function declaredOperations(): string[] {
  return [...rules.keys()];
}

/** May a token with these scopes call the operation? All classic or all granular ones are needed (contract §2.7). */
export function holdsScopes(rule: ScopeRule, granted: readonly string[], families: ScopeFamilies): boolean {
  const holdsAll = (wanted: readonly string[] | undefined): boolean =>
    wanted !== undefined && wanted.every((scope) => granted.includes(scope));
  return (families !== 'granular' && holdsAll(rule.classic)) || (families !== 'classic' && holdsAll(rule.granular));
}
