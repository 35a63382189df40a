/**
 * A name that none of `taken` has: every pasted picture is called image.png, and Jira tells files of one name apart by nothing. "image.png"
 * becomes "image (2).png". Pure.
 */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((each) => each.toLowerCase()));
  if (!known.has(name.toLowerCase())) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 2; ; count += 1) {
    const free = `${stem} (${String(count)})${ending}`;
    if (!known.has(free.toLowerCase())) return free;
  }
}
