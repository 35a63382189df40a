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

const LINK = /\[([^\]\n]+)\]\(([^)\s]+)\)$/;

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
    return [...simple, link];
  },
});
