/** Lines as a shell and the languages of scripts have them and prose does not. */
const SHELL = [
  /^#!/,
  /^\s*\$ \S/,
  /^\s*(?:export\s+)?[A-Za-z_]\w*\+?=\S/,
  /^\s*[A-Za-z_][\w.]* = \S/,
  /^\s*(?:\.{1,2}|~)\/[\w.-]+/,
  /\s(?:&&|\|\|)\s/,
  /^(?!\s*(?:[-*+]|\d+[.)]) ).*(?:[;{}]| \\)\s*$/,
  /^\s*(?:sudo|npm|npx|yarn|pnpm|git|docker|kubectl|curl|wget|chmod|mkdir|rm|cp|mv|cd|ls|apt|apt-get|pip|ssh|scp|echo|python3?|systemctl|helm|terraform) [\w./~"'$-]+/,
  /^\s*(?:def|class|from|import|return|const|let|func|fn) \S.*[:(;{'"]/,
];

/** A line of a script among them, outside of the blocks that are marked as code. */
export function isShell(lines: readonly string[]): boolean {
  return lines.some((line) => SHELL.some((sign) => sign.test(line.replace(/`[^`]*`/g, ''))));
}

const YAML_KEY = /^\s*(?:- )?[a-z_][\w.-]*:(?:\s|$)/;

/** `key: value` with keys as programs write them, lists of them, and nothing else. */
export function isYaml(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line) && line.trim() !== '---');
  const keys = said.filter((line) => YAML_KEY.test(line));
  return keys.length >= 2 && said.every((line) => keys.includes(line) || /^\s*- \S/.test(line));
}

export function withoutFences(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.filter((line) => {
    if (!/^\s*(?:```|~~~)/.test(line)) return !isInside;
    isInside = !isInside;
    return false;
  });
}

/** What stands between two lines of dashes at the very start, and the text after it; null where there is none. */
export function frontMatter(text: string): { readonly matter: string; readonly rest: string } | null {
  const [whole, matter] = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined || matter === undefined || !/^[\w.-]+:(?:\s|$)/m.test(matter)) return null;
  return { matter, rest: text.slice(whole.length) };
}
