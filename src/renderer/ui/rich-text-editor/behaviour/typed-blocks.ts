import { InputRule } from '@tiptap/core';
import type { Fragment, Node, Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { panelOfAlert } from '@shared/adf/markdown/alerts';
import { safeLink } from '@shared/adf/safe-link';
import { emojiNamed } from '../suggest/emoji';

/** What Markdown has beyond signs of one line, while it is typed: alerts, tables, pictures; and emoji by their names. */
export function typedBlockRules(): InputRule[] {
  return [alertRule(), tableRule(), pictureRule(), emojiRule()];
}

/** `> [!NOTE]` */
function alertRule(): InputRule {
  return new InputRule({
    find: /^\[!(\w+)\]\s$/,
    handler: ({ state, range, match }) => {
      const { $from } = state.selection;
      const { panel, blockquote } = state.schema.nodes;
      const panelType = panelOfAlert(match[1] ?? '');
      const isHead = $from.depth > 1 && $from.node(-1).type === blockquote && $from.index(-1) === 0;
      if (panel === undefined || panelType === null || !isHead) return null;
      const at = $from.index(-2);
      if (!$from.node(-2).canReplaceWith(at, at + 1, panel)) return null;
      state.tr.delete(range.from, range.to).setNodeMarkup($from.before(-1), panel, { panelType });
      return undefined;
    },
  });
}

/** The line of dashes below `| a | b |`, ended by Enter. */
function tableRule(): InputRule {
  return new InputRule({
    find: /^\s*\|(?:\s*:?-+:?\s*\|)+\n$/,
    handler: ({ state, match }) => {
      const { $from } = state.selection;
      const index = $from.index(-1);
      const above = index === 0 ? null : $from.node(-1).child(index - 1);
      const cells = above === null ? [] : cellsOf(above);
      const { table } = state.schema.nodes;
      const columns = (match[0].match(/\|/g)?.length ?? 0) - 1;
      if (above === null || table === undefined || cells.length !== columns) return null;
      if (!$from.node(-1).canReplaceWith(index - 1, index + 1, table)) return null;
      const made = tableWith(state.schema, cells);
      const paragraph = state.schema.nodes['paragraph']?.create();
      if (made === null || paragraph === undefined) return null;
      const isLast = index === $from.node(-1).childCount - 1;
      const start = $from.before() - above.nodeSize;
      state.tr.replaceWith(start, $from.after(), isLast ? [made, paragraph] : [made]);
      const body = start + 1 + (made.firstChild?.nodeSize ?? 0);
      state.tr.setSelection(TextSelection.near(state.tr.doc.resolve(body)));
      return undefined;
    },
  });
}

/** What stands between the bars of a line, marks and all. */
function cellsOf(line: Node): Fragment[] {
  if (line.type.name !== 'paragraph') return [];
  const text = line.textBetween(0, line.content.size, null, '\ufffc');
  if (!/^\s*\|.*\|\s*$/.test(text)) return [];
  const bars = [...text.matchAll(/\|/g)].map(({ index }) => index);
  return bars.slice(1).map((end, at) => {
    const start = (bars[at] ?? 0) + 1;
    const words = text.slice(start, end);
    const lead = words.length - words.trimStart().length;
    return line.content.cut(
      start + Math.min(lead, words.trimEnd().length),
      start + Math.max(words.trimEnd().length, lead),
    );
  });
}

function tableWith({ nodes }: Schema, cells: readonly Fragment[]): Node | null {
  const { table, tableRow, tableHeader, tableCell, paragraph } = nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph) return null;
  const header = cells.map((words) => tableHeader.create(null, paragraph.create(null, words)));
  const body = cells.map(() => tableCell.create(null, paragraph.create()));
  return table.create(null, [tableRow.create(null, header), tableRow.create(null, body)]);
}

/** `![alt](address)`: in the place of its line, or below the line where there is more in it. */
function pictureRule(): InputRule {
  return new InputRule({
    find: /!\[([^\]\n]*)\]\((https?:\/\/[^)\s]+)\)$/,
    handler: ({ state, range, match }) => {
      const { $from } = state.selection;
      const { mediaSingle, media, paragraph } = state.schema.nodes;
      const url = safeLink(match[2] ?? '');
      if (!mediaSingle || !media || !paragraph || url === null || $from.parent.type !== paragraph) return null;
      const behind = $from.indexAfter(-1);
      if (!$from.node(-1).canReplaceWith(behind, behind, mediaSingle)) return null;
      const alt = match[1] === '' ? null : (match[1] ?? null);
      const picture = mediaSingle.create(null, media.create({ type: 'external', url, alt }));
      const { tr } = state;
      tr.delete(range.from, range.to);
      const $line = tr.doc.resolve(range.from);
      if ($line.parent.content.size > 0) tr.insert($line.after(), picture);
      else {
        const start = $line.before();
        tr.replaceWith(start, $line.after(), [picture, paragraph.create()]);
        tr.setSelection(TextSelection.near(tr.doc.resolve(start + picture.nodeSize + 1)));
      }
      return undefined;
    },
  });
}

/** `:smile:`. The names are there as soon as two letters of one have been typed. */
function emojiRule(): InputRule {
  return new InputRule({
    find: /(?:^|[\s(]):([a-z0-9_+-]{2,}):$/i,
    handler: ({ state, range, match }) => {
      const named = emojiNamed(match[1] ?? '');
      const { emoji } = state.schema.nodes;
      if (named === null || emoji === undefined) return null;
      state.tr.replaceWith(range.to - 2 - (match[1]?.length ?? 0), range.to, emoji.create({ ...named }));
      return undefined;
    },
  });
}
