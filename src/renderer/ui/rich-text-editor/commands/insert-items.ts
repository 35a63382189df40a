import type { Editor } from '@tiptap/core';
import {
  AtSign,
  CalendarDays,
  ChevronsUpDown,
  CircleDot,
  CodeXml,
  Image,
  Info,
  Link,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Quote,
  Smile,
  Table,
  type LucideIcon,
} from 'lucide-react';
import { fold } from '@shared/fold';
import { insertBlock, insertInline, STATUS_NODE, TABLE, todayNode } from './insert';
import { toggleTaskList } from './tasks';
import { blockTypes } from './block-types';

export type PopupKind = 'link' | 'status' | 'date' | 'title';

/** What an insertion may need of the editor around it. */
export interface InsertContext {
  readonly openPopup: (popup: PopupKind) => void;
  /** Null where nobody takes files. */
  readonly pickFiles: (() => void) | null;
  readonly canMention: boolean;
}

export interface InsertItem {
  readonly id: string;
  readonly label: string;
  /** Other words that it is looked for by. */
  readonly words: string;
  readonly icon: LucideIcon;
  /** What does the same while typing. */
  readonly typed: string | undefined;
  readonly run: (editor: Editor, context: InsertContext) => void;
}

type Run = InsertItem['run'];

const item = (
  id: string,
  label: string,
  icon: LucideIcon,
  words: string,
  typed: string | undefined,
  run: Run,
): InsertItem => ({
  id,
  label,
  icon,
  words,
  typed,
  run,
});

const panel =
  (panelType: string): Run =>
  (editor) =>
    insertBlock(editor, { type: 'panel', attrs: { panelType }, content: [{ type: 'paragraph' }] });

/** A sign is typed for the person: the menu of people or emoji opens by it. */
const type =
  (sign: string): Run =>
  (editor) => {
    const { $from } = editor.state.selection;
    const before = $from.parent.textBetween(0, $from.parentOffset, null, '\ufffc');
    editor
      .chain()
      .focus()
      .insertContent(before === '' || /\s$/.test(before) ? sign : ` ${sign}`)
      .run();
  };

/** Everything that can be put into a document, in the order of the menus. */
export const INSERT_ITEMS: readonly InsertItem[] = [
  item('bulletList', 'Bullet list', List, 'unordered points', '-', (editor) =>
    editor.chain().focus().toggleList('bulletList', 'listItem').run(),
  ),
  item('orderedList', 'Numbered list', ListOrdered, 'ordered steps', '1.', (editor) =>
    editor.chain().focus().toggleList('orderedList', 'listItem').run(),
  ),
  item('taskList', 'Task list', ListChecks, 'todo action checkbox', '[]', (editor) =>
    editor
      .chain()
      .focus()
      .command(({ state, dispatch }) => toggleTaskList(state, dispatch))
      .run(),
  ),
  item('table', 'Table', Table, 'grid rows columns', undefined, (editor) => insertBlock(editor, TABLE)),
  item('codeBlock', 'Code block', CodeXml, 'snippet source', '```', (editor) =>
    insertBlock(editor, { type: 'codeBlock' }),
  ),
  item('blockquote', 'Quote', Quote, 'citation', '>', (editor) =>
    editor.chain().focus().toggleWrap('blockquote').run(),
  ),
  item('panel', 'Info panel', Info, 'note callout', undefined, panel('info')),
  item('warning', 'Warning panel', Info, 'callout caution', undefined, panel('warning')),
  item('success', 'Success panel', Info, 'callout', undefined, panel('success')),
  item('error', 'Error panel', Info, 'callout danger', undefined, panel('error')),
  item('expand', 'Expand', ChevronsUpDown, 'fold details collapse', undefined, (editor, { openPopup }) => {
    insertBlock(editor, { type: 'expand', attrs: { title: '' }, content: [{ type: 'paragraph' }] });
    openPopup('title');
  }),
  item('rule', 'Divider', Minus, 'rule line separator', '---', (editor) => insertBlock(editor, { type: 'rule' })),
  item('mention', 'Mention', AtSign, 'person user', '@', type('@')),
  item('emoji', 'Emoji', Smile, 'smiley', ':', type(':')),
  item('date', 'Date', CalendarDays, 'day calendar today', undefined, (editor, { openPopup }) => {
    insertInline(editor, todayNode());
    selectInserted(editor);
    openPopup('date');
  }),
  item('status', 'Status', CircleDot, 'lozenge label', undefined, (editor, { openPopup }) => {
    insertInline(editor, STATUS_NODE);
    selectInserted(editor);
    openPopup('status');
  }),
  item('link', 'Link', Link, 'address url', undefined, (_editor, { openPopup }) => openPopup('link')),
  item('image', 'Image', Image, 'picture file attachment', undefined, (_editor, { pickFiles }) => pickFiles?.()),
];

/** The chip that was just put in stands before the space behind it. */
function selectInserted(editor: Editor): void {
  editor.commands.setNodeSelection(editor.state.selection.from - 2);
}

function fits(each: InsertItem, context: InsertContext): boolean {
  if (each.id === 'image') return context.pickFiles !== null;
  return each.id !== 'mention' || context.canMention;
}

export function insertItems(context: InsertContext): readonly InsertItem[] {
  return INSERT_ITEMS.filter((each) => fits(each, context));
}

/** What the slash menu shows for what was typed: blocks of text first, since they are what is mostly meant. */
export function slashItems(query: string, context: InsertContext): readonly InsertItem[] {
  const wanted = fold(query.trim());
  const all = [...blockTypes().map(asItem), ...insertItems(context)];
  if (wanted === '') return all;
  const rank = ({ label, words }: InsertItem): number => {
    const name = fold(label);
    if (name.startsWith(wanted)) return 0;
    return fold(`${label} ${words}`)
      .split(' ')
      .some((word) => word.startsWith(wanted))
      ? 1
      : 2;
  };
  return all.filter((each) => rank(each) < 2).toSorted((a, b) => rank(a) - rank(b));
}

function asItem(block: ReturnType<typeof blockTypes>[number]): InsertItem {
  return item(block.id, block.label, block.icon, 'title', block.typed, (editor) => block.run(editor));
}
