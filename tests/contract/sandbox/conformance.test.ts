import { describe, expect, it } from 'vitest';
import { checkAnswer } from './conformance';
import { readSpecFile } from './spec-file';

const specIsHere = readSpecFile('jira-platform-v3.openapi.json') !== undefined;
if (!specIsHere) {
  // Told here and nowhere else, so that a run says it once.
  process.stderr.write("Conformance with Atlassian's OpenAPI files was not checked: ../shared/spec is not there.\n");
}
const issueType = {
  self: 'https://api.atlassian.com/ex/jira/c/rest/api/3/issuetype/10010',
  id: '10010',
  name: 'Task',
  description: '',
  iconUrl: 'https://api.atlassian.com/ex/jira/c/rest/api/2/universal_avatar/view/type/issuetype/avatar/10318',
  subtask: false,
  hierarchyLevel: 0,
};

describe.runIf(specIsHere)('the check against the OpenAPI file', () => {
  it('accepts an answer of the declared shape, below the gateway prefix and with a query', () => {
    expect(checkAnswer('GET', '/ex/jira/c/rest/api/3/issuetype?x=1', 200, [issueType])).toEqual([]);
  });

  it('accepts a key that Jira is known to send undeclared', () => {
    expect(checkAnswer('GET', '/rest/api/3/issuetype', 200, [{ ...issueType, untranslatedName: 'Task' }])).toEqual([]);
  });

  it('finds a key that neither the file nor the list of extra keys knows', () => {
    const [problem] = checkAnswer('GET', '/rest/api/3/issuetype', 200, [{ ...issueType, mood: 'fine' }]);
    expect(problem).toContain("'mood'");
  });

  it('finds a value of the wrong type', () => {
    const [problem] = checkAnswer('GET', '/rest/api/3/issuetype', 200, [{ ...issueType, subtask: 'no' }]);
    expect(problem).toContain('/0/subtask must be boolean');
  });

  it('finds a status that the operation does not know, and an operation that the file does not know', () => {
    expect(checkAnswer('GET', '/rest/api/3/issuetype', 202, [])[0]).toContain('does not know this status');
    expect(checkAnswer('GET', '/rest/api/3/nope', 200, {})[0]).toContain('no such operation');
  });

  it('prefers the literal path over the one with a parameter', () => {
    expect(checkAnswer('GET', '/rest/api/3/issue/createmeta', 200, { projects: [] })).toEqual([]);
  });

  it('takes times as Jira writes them, and refuses others', () => {
    const info = (serverTime: string) => checkAnswer('GET', '/rest/api/3/serverInfo', 200, { serverTime });
    expect(info('2026-09-01T14:30:00.000+0200')).toEqual([]);
    expect(info('yesterday')).not.toEqual([]);
  });

  it('wants one of the error envelopes from a refusal', () => {
    const path = '/rest/api/3/issue/ABC-1';
    expect(checkAnswer('GET', path, 404, { errorMessages: ['No'], errors: {} })).toEqual([]);
    expect(checkAnswer('GET', path, 401, { code: 401, message: 'Unauthorized' })).toEqual([]);
    expect(checkAnswer('GET', path, 404, { error: 'no' })[0]).toContain('none of');
  });

  it('reads a page of users with unknown ids as null', () => {
    const page = { startAt: 0, maxResults: 10, total: 1, isLast: true, values: [null] };
    expect(checkAnswer('GET', '/rest/api/3/user/bulk?accountId=x', 200, page)).toEqual([]);
  });

  it('holds the whole file: every declared answer can be compiled', () => {
    const file = readSpecFile('jira-platform-v3.openapi.json');
    const failures: string[] = [];
    for (const [pattern, item] of Object.entries(file?.paths ?? {})) {
      for (const method of ['get', 'post', 'put', 'delete']) {
        for (const status of Object.keys(item[method]?.responses ?? {})) {
          try {
            checkAnswer(method.toUpperCase(), pattern, Number(status), null);
          } catch (error) {
            failures.push(`${method} ${pattern} ${status}: ${String(error)}`);
          }
        }
      }
    }
    expect(failures).toEqual([]);
  });
});
