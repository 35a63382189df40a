import { Extension, InputRule, markInputRule } from '@tiptap/core';
import { safeLink } from '@shared/adf/safe-link';

/** Signs count where a word begins, and around something: `2 * 3 * 4` and `snake_case_name` stay as they are. */
const RULES: readonly { readonly mark: string; readonly find: RegExp }[] = [
  { mark: 'strong', find: /(?<![\w*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/ },
  { mark: 'strong', find: /(?<![\w_])__([^\s_](?:[^_]*[^\s_])?)__$/ },
  { mark: 'em', find: /(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*$/ },
  { mark: 'em', find: /(?<![\w_])_([^\s_](?:[^_]*[^\s_])?)_$/ },
  { mark: 'strike', find: /(?<![\w~])~~([^\s~](?:[^~]*[^\s~])?)~~$/ },
  { mark: 'code', find: /(?<!`)`([^`]+)`$/ },
];

/** One with a `!` before it is a picture. */
const LINK = /(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)$/;

/** An address of the web that a space is typed behind; a full stop at its end is none of it. */
const ADDRESS = /(?:^|[\s(])((?:https?:\/\/|mailto:)[^\s]+) $/;

/** `**bold**`, `*em*`, `~~struck~~`, `` `code` `` and `[text](address)` while typing. */
export const MarkRules = Extension.create({
  name: 'markRules',
  addInputRules() {
    const { marks } = this.editor.schema;
    const simple = RULES.flatMap(({ mark, find }) => {
      const type = marks[mark];
      return type === undefined ? [] : [markInputRule({ find, type })];
    });
    const link = new InputRule({
      find: LINK,
      handler: ({ state, range, match }) => {
        const href = safeLink(match[2] ?? '');
        const type = marks['link'];
        if (href === null || type === undefined) return null;
        state.tr.replaceWith(range.from, range.to, state.schema.text(match[1] ?? href, [type.create({ href })]));
        state.tr.removeStoredMark(type);
        return undefined;
      },
    });
    const address = new InputRule({
      find: ADDRESS,
      handler: ({ state, range, match }) => {
        const type = marks['link'];
        const written = (match[1] ?? '').replace(/[.,;:!?)\]}'"]+$/, '');
        const href = safeLink(written);
        const from = range.from + match[0].indexOf(match[1] ?? '');
        const to = from + written.length;
        if (href === null || type === undefined || state.doc.rangeHasMark(from, to, type)) return null;
        state.tr.addMark(from, to, type.create({ href })).removeStoredMark(type);
        return undefined;
      },
    });
    return [...simple, link, address];
  },
});
