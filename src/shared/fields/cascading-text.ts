import type { CascadingOption } from './choices';
import { acceptedSentence, cascadingOptionsOf, findChoice, unlistedChoice } from './choices';
import type { FieldDescriptor, Read } from './field-type';
import { splitList } from './list-text';
import type { CascadingChoice } from './values';

type Pair = readonly [parent: string, child: string | null];

function resolve([parentText, childText]: Pair, options: readonly CascadingOption[]): Read<CascadingChoice> {
  const parent = findChoice(
    parentText,
    options.map((option) => option.parent),
  );
  if (!parent.ok) return parent;
  if (childText === null) return { ok: true, value: { parent: parent.value, child: null } };
  const children = options.find((option) => option.parent.id === parent.value.id)?.children ?? [];
  const child = findChoice(childText, children);
  if (child.ok) return { ok: true, value: { parent: parent.value, child: child.value } };
  const accepted = acceptedSentence(childText, children);
  return { ok: false, problem: `${parent.value.label} has no "${childText.trim()}". ${accepted}` };
}

/** Every way to cut a text in two at a sign, for labels that hold the sign themselves. */
function cutsAt(text: string, sign: string): Pair[] {
  const pieces = text.split(sign);
  return pieces.slice(1).map((_, index) => [pieces.slice(0, index + 1).join(sign), pieces.slice(index + 1).join(sign)]);
}

/** `Parent > Child`, `Parent / Child` or `Parent`, by labels or ids; a label that holds a sign may stand in quotes. */
export function readCascadingText(text: string, field: FieldDescriptor): Read<CascadingChoice> {
  const [parentText = text, childText = null, third] = splitList(text, '>');
  const written: Pair = [parentText, childText];
  const options = cascadingOptionsOf(field);
  if (options === null) {
    const [parent, child] = written[1] === null ? (cutsAt(text, ' / ')[0] ?? written) : written;
    const chosen = child === null ? null : unlistedChoice(child);
    return { ok: true, value: { parent: unlistedChoice(parent), child: chosen } };
  }
  const asWritten = resolve(written, options);
  if (asWritten.ok && third === undefined) return asWritten;
  const others: Pair[] = [[text, null], ...cutsAt(text, ' / '), ...cutsAt(text, '>')];
  const readings = others.map((pair) => resolve(pair, options)).filter((read) => read.ok);
  const [first] = readings;
  if (first === undefined) {
    const cut = childText === null ? cutsAt(text, ' / ')[0] : undefined;
    return third === undefined && cut === undefined ? asWritten : resolve(cut ?? [text, null], options);
  }
  const distinct = new Set(readings.map(({ value }) => `${value.parent.id} ${value.child?.id ?? ''}`));
  if (distinct.size === 1) return first;
  return {
    ok: false,
    problem: `"${text.trim()}" can be read in ${String(distinct.size)} ways. Write it like "Parent" > "Child", in quotes.`,
  };
}
