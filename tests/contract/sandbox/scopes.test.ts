import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scopeTableText } from '../../../scripts/make-scope-table.mjs';
import { holdsScopes, scopeRuleOf } from '../../../src/sandbox/http/scope-rules';
import { readSpecFile } from './spec-file';

const platform = readSpecFile('jira-platform-v3.openapi.json');
const agile = readSpecFile('jira-software-agile.openapi.json');

describe.runIf(platform !== undefined && agile !== undefined)('the scope table', () => {
  it('is what the script makes of the OpenAPI files', () => {
    const path = resolve(import.meta.dirname, '../../../src/sandbox/http/scopes.ts');
    expect(readFileSync(path, 'utf8')).toBe(scopeTableText(platform, agile));
  });

  it('knows every operation of both APIs', () => {
    for (const [pattern, item] of [...Object.entries(platform?.paths ?? {}), ...Object.entries(agile?.paths ?? {})]) {
      if (!/^\/rest\/(api\/3|agile\/1\.0)\//.test(pattern)) continue;
      for (const method of ['get', 'post', 'put', 'delete']) {
        if (item[method] === undefined) continue;
        expect(scopeRuleOf(method.toUpperCase(), pattern), `${method} ${pattern}`).toBeDefined();
      }
    }
  });
});

describe('the scopes that open an operation', () => {
  // Contract §2.7, read by hand.
  it.each([
    ['GET', '/rest/api/3/myself', 'read:jira-user'],
    ['POST', '/rest/api/3/issue', 'write:jira-work'],
    ['POST', '/rest/api/3/issue/bulk', 'write:jira-work'],
    ['PUT', '/rest/api/3/issue/{issueIdOrKey}', 'write:jira-work'],
    ['GET', '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', 'read:jira-work'],
    ['POST', '/rest/api/3/search/jql', 'read:jira-work'],
    ['GET', '/rest/api/3/user/assignable/search', 'read:jira-user'],
    ['GET', '/rest/api/3/groupuserpicker', 'read:jira-work'],
    ['GET', '/rest/api/3/screens', 'manage:jira-project'],
  ])('%s %s: %s', (method, pattern, classic) => {
    expect(scopeRuleOf(method, pattern)?.classic).toEqual([classic]);
  });

  it('are not known for an operation that does not exist', () => {
    expect(scopeRuleOf('GET', '/rest/api/3/nope')).toBeUndefined();
  });

  it('never open what no family lists', () => {
    const rule = scopeRuleOf('PUT', '/rest/api/3/mypreferences/locale');
    expect(rule).toEqual({ classic: undefined, granular: undefined });
    expect(rule !== undefined && holdsScopes(rule, ['manage:jira-configuration'], 'both')).toBe(false);
  });
});
