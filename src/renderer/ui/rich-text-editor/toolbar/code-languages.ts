/** Languages that Jira's own editor knows, under the names that it writes; any other stays as it is in the document. */
export const CODE_LANGUAGES: readonly { readonly id: string; readonly label: string }[] = [
  { id: 'bash', label: 'Bash' },
  { id: 'c', label: 'C' },
  { id: 'cpp', label: 'C++' },
  { id: 'csharp', label: 'C#' },
  { id: 'css', label: 'CSS' },
  { id: 'diff', label: 'Diff' },
  { id: 'go', label: 'Go' },
  { id: 'groovy', label: 'Groovy' },
  { id: 'html', label: 'HTML' },
  { id: 'java', label: 'Java' },
  { id: 'javascript', label: 'JavaScript' },
  { id: 'json', label: 'JSON' },
  { id: 'kotlin', label: 'Kotlin' },
  { id: 'markdown', label: 'Markdown' },
  { id: 'php', label: 'PHP' },
  { id: 'powershell', label: 'PowerShell' },
  { id: 'python', label: 'Python' },
  { id: 'ruby', label: 'Ruby' },
  { id: 'rust', label: 'Rust' },
  { id: 'scala', label: 'Scala' },
  { id: 'sql', label: 'SQL' },
  { id: 'swift', label: 'Swift' },
  { id: 'typescript', label: 'TypeScript' },
  { id: 'xml', label: 'XML' },
  { id: 'yaml', label: 'YAML' },
];

/** Short names that Markdown is written with. */
const ALSO: Readonly<Record<string, string>> = {
  js: 'JavaScript',
  ts: 'TypeScript',
  py: 'Python',
  rb: 'Ruby',
  rs: 'Rust',
  sh: 'Bash',
  yml: 'YAML',
  md: 'Markdown',
};

export function languageLabel(id: string): string {
  if (id === '') return 'Plain text';
  return CODE_LANGUAGES.find((each) => each.id === id)?.label ?? (Object.hasOwn(ALSO, id) ? ALSO[id] : undefined) ?? id;
}
