import { oneOf, pattern, required, text, type AttributeKind } from './attribute-kinds';

/** What the editor knows of one ADF mark on text. */
export interface MarkKind {
  readonly attrs: Readonly<Record<string, AttributeKind>>;
  /** Names of the marks that cannot stand beside it; its own type unless said otherwise. */
  readonly excludes?: string;
  /** Text typed at its end gets it too. */
  readonly inclusive: boolean;
}

const HEX = /^#[0-9a-fA-F]{6}$/;

/** In the order in which marks nest on the screen, outermost first. Any other mark is sealed. */
export const MARK_KINDS: Readonly<Record<string, MarkKind>> = {
  link: {
    attrs: { href: required('', text()), title: text(), id: text(), collection: text(), occurrenceKey: text() },
    inclusive: false,
  },
  annotation: {
    attrs: { id: required('', text()), annotationType: required('inlineComment', oneOf('inlineComment')) },
    // Comments overlap.
    excludes: '',
    inclusive: false,
  },
  em: { attrs: {}, inclusive: true },
  strong: { attrs: {}, inclusive: true },
  textColor: { attrs: { color: required('#000000', pattern(HEX)) }, inclusive: true },
  backgroundColor: { attrs: { color: required('#ffffff', pattern(HEX)) }, inclusive: true },
  underline: { attrs: {}, inclusive: true },
  strike: { attrs: {}, inclusive: true },
  subsup: { attrs: { type: required('sub', oneOf('sub', 'sup')) }, inclusive: true },
  // ADF lets code stand with a link or a comment alone.
  code: {
    attrs: {},
    excludes: 'code em strong textColor backgroundColor underline strike subsup',
    inclusive: true,
  },
};

export function markKind(name: string): MarkKind | null {
  return Object.hasOwn(MARK_KINDS, name) ? (MARK_KINDS[name] ?? null) : null;
}
