/** One of these is enough: nobody writes it by chance. */
const SURE = [
  /^#{1,6} \S/m,
  /^(?:```|~~~)[^\n]*\n[\s\S]*?^(?:```|~~~)[ \t]*$/m,
  /^\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*-[-:| \t]*$/m,
  /^[ \t]*[-*+] \[[ xX]\] \S/m,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^)\s]+\)/,
  /(?<![\w*])\*\*[^\s*](?:[^\n*]*[^\s*])?\*\*(?![\w*])/,
  /(?<![\w~])~~[^\s~](?:[^\n~]*[^\s~])?~~(?![\w~])/,
];

/** Of these it takes two lines. */
const LINES = [/^[ \t]*[-*+] \S/gm, /^[ \t]*\d{1,3}[.)] \S/gm, /^> \S/gm];

/** Whether plain text was meant as Markdown: then it is pasted as what it says, with a way back. */
export function looksLikeMarkdown(text: string): boolean {
  if (SURE.some((sign) => sign.test(text))) return true;
  return LINES.some((sign) => (text.match(sign)?.length ?? 0) >= 2) || /(?<!`)`[^`\n]+`(?!`)/.test(text);
}
