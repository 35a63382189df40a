/** Where a text stops being JSON. The offset counts UTF-16 units from 0. */
export interface JsonFault {
  readonly offset: number;
  readonly problem: string;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'comma-or-end' | 'nothing';

/**
 * Walks through a text by the grammar of RFC 8259 and names the first place that breaks it; `null` when nothing does.
 * Without recursion, so that depth costs nothing.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    // Text in quotes holds no raw line break or other control character; they are written as escapes.
    if (!found || (pattern === STRING && [...found[0]].some((char) => char < ' '))) return false;
    at += found[0].length;
    return true;
  };
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');

  for (;;) {
    // What is missing is missing behind the last token, often a line above what came instead.
    const behind = at;
    take(SPACE);
    const next = text[at];
    if (next === undefined) {
      if (expected === 'nothing') return null;
      return {
        offset: behind,
        problem: open.length > 0 ? `it is not finished: ${closing(open)} is missing` : 'it is not finished',
      };
    }
    if (expected === 'nothing') return { offset: at, problem: 'nothing more is expected after the value' };

    const mayEnd = expected === 'value-or-end' || expected === 'name-or-end' || expected === 'comma-or-end';
    if (mayEnd && next === closing(open)) {
      at += 1;
      open.pop();
      expected = after();
    } else if (expected === 'comma-or-end') {
      if (next !== ',') return { offset: behind, problem: `a comma or ${closing(open)} is missing` };
      at += 1;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (!take(STRING))
        return { offset: at, problem: next === '"' ? BAD_STRING : 'a name in double quotes is expected' };
      const name = at;
      take(SPACE);
      if (text[at] !== ':') return { offset: name, problem: 'a colon is missing after the name' };
      at += 1;
      expected = 'value';
    } else if (next === '{' || next === '[') {
      open.push(next);
      at += 1;
      expected = next === '{' ? 'name-or-end' : 'value-or-end';
    } else if (next === '"') {
      if (!take(STRING)) return { offset: at, problem: BAD_STRING };
      expected = after();
    } else if (take(SCALAR)) {
      expected = after();
    } else {
      return {
        offset: at,
        problem: next === ',' || next === ']' || next === '}' ? 'a value is missing' : 'this is no JSON value',
      };
    }
  }
}

const BAD_STRING = 'the text in quotes is not closed, or has a wrong escape';

function closing(open: readonly ('[' | '{')[]): string {
  return open.at(-1) === '{' ? '}' : ']';
}
