import { Extension, InputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { toggleTaskList } from '../commands/tasks';
import { itemSignRules } from './item-signs';
import { typedBlockRules } from './typed-blocks';

/** `# `, `- `, `1. `, `> `, three backticks, `[] ` and `---` at the start of a line. */
export const BlockRules = Extension.create({
  name: 'blockRules',
  addInputRules() {
    const { heading, bulletList, orderedList, blockquote, codeBlock } = this.editor.schema.nodes;
    if (!heading || !bulletList || !orderedList || !blockquote || !codeBlock) return [];
    return [
      ...itemSignRules(bulletList, orderedList),
      ...typedBlockRules(),
      textblockTypeInputRule({
        find: /^(#{1,6})\s$/,
        type: heading,
        getAttributes: (match: RegExpMatchArray) => ({ level: match[1]?.length ?? 1 }),
      }),
      wrappingInputRule({ find: /^\s*[-+*]\s$/, type: bulletList }),
      wrappingInputRule({
        find: /^\s*(\d{1,4})[.)]\s$/,
        type: orderedList,
        getAttributes: (match: RegExpMatchArray) => ({ order: match[1] === '1' ? null : Number(match[1]) }),
        joinPredicate: (match, list) => list.childCount + Number(list.attrs['order'] ?? 1) === Number(match[1]),
      }),
      wrappingInputRule({ find: /^\s*>\s$/, type: blockquote }),
      textblockTypeInputRule({
        find: /^```([\w+#-]*)[\s\n]$/,
        type: codeBlock,
        getAttributes: (match: RegExpMatchArray) => ({ language: match[1] === '' ? null : match[1] }),
      }),
      taskRule(),
      ruleRule(),
    ];
  },
});

function taskRule(): InputRule {
  return new InputRule({
    find: /^\s*\[([ xX]?)\]\s$/,
    handler: ({ state, match, commands }) => {
      const { parent } = state.selection.$from;
      if (parent.type.name === 'taskItem') return null;
      const isListItem = state.selection.$from.node(-1).type.name === 'listItem';
      // `- [ ] `: the dash has made a list item of the line already.
      if (isListItem) commands.liftListItem('listItem');
      // The sign is all that stands before the cursor.
      const { $from } = state.tr.selection;
      state.tr.delete($from.start(), $from.pos);
      // The state that commands are given learns of changes when it is asked for its transaction.
      commands.command(({ state: now }) => now.tr.docChanged);
      commands.command(({ state: now, dispatch }) => toggleTaskList(now, dispatch));
      if (match[1]?.toLowerCase() === 'x') {
        const $task = state.tr.selection.$from;
        if ($task.parent.type.name === 'taskItem') state.tr.setNodeAttribute($task.before(), 'state', 'DONE');
      }
      return undefined;
    },
  });
}

function ruleRule(): InputRule {
  return new InputRule({
    find: /^(?:---|___|\*\*\*)$/,
    handler: ({ state, range }) => {
      const { rule, paragraph } = state.schema.nodes;
      const { $from } = state.selection;
      const at = $from.before();
      const mayStand = $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), rule ?? $from.parent.type);
      if (!rule || !paragraph || !mayStand || $from.parent.content.size > range.to - range.from) return null;
      state.tr.replaceWith(at, $from.after(), [rule.create(), paragraph.create()]);
      state.tr.setSelection(TextSelection.near(state.tr.doc.resolve(at + 2)));
      return undefined;
    },
  });
}
