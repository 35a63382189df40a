import type { Editor } from '@tiptap/core';
import {
  AtSign,
  CalendarDays,
  ChevronsUpDown,
  CircleCheck,
  CircleDot,
  CircleX,
  CodeXml,
  Image,
  Info,
  Lightbulb,
  Link,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  NotebookPen,
  Quote,
  Smile,
  Table,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { fold } from '@shared/fold';
import { insertBlock, TABLE } from './insert';
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
  item('panel', 'Info panel', Info, 'callout', '> [!INFO]', panel('info')),
  item('note', 'Note panel', NotebookPen, 'callout', '> [!NOTE]', panel('note')),
  item('tip', 'Tip panel', Lightbulb, 'callout hint', '> [!TIP]', panel('tip')),
  item('success', 'Success panel', CircleCheck, 'callout', '> [!SUCCESS]', panel('success')),
  item('warning', 'Warning panel', TriangleAlert, 'callout caution', '> [!WARNING]', panel('warning')),
  item('error', 'Error panel', CircleX, 'callout danger', '> [!CAUTION]', panel('error')),
  item('expand', 'Expand', ChevronsUpDown, 'fold details collapse', undefined, (editor, { openPopup }) => {
    insertBlock(editor, { type: 'expand', attrs: { title: '' }, content: [{ type: 'paragraph' }] });
    openPopup('title');
  }),
  item('rule', 'Divider', Minus, 'rule line separator', '---', (editor) => insertBlock(editor, { type: 'rule' })),
  item('mention', 'Mention', AtSign, 'person user', '@', type('@')),
  item('emoji', 'Emoji', Smile, 'smiley', ':', type(':')),
  item('date', 'Date', CalendarDays, 'day calendar today', undefined, (_editor, { openPopup }) => openPopup('date')),
  item('status', 'Status', CircleDot, 'lozenge label', undefined, (_editor, { openPopup }) => openPopup('status')),
  item('link', 'Link', Link, 'address url', undefined, (_editor, { openPopup }) => openPopup('link')),
  item('image', 'Image', Image, 'picture file attachment', undefined, (_editor, { pickFiles }) => pickFiles?.()),
];

function fits(each: InsertItem, context: InsertContext): boolean {
  if (each.id === 'image') return context.pickFiles !== null;
  return each.id !== 'mention' || context.canMention;
}

export function insertItems(context: InsertContext): readonly InsertItem[] {
  return INSERT_ITEMS.filter((each) => fits(each, context));
}

/** What is asked for most, all of it in sight without scrolling. */
const FIRST: readonly string[] = [
  'bulletList',
  'orderedList',
  'taskList',
  'table',
  'codeBlock',
  'panel',
  'note',
  'heading2',
  'heading3',
];

/** What the slash menu shows for what was typed; before anything is, what has no sign of one letter comes first in sight. */
export function slashItems(query: string, context: InsertContext): readonly InsertItem[] {
  const wanted = fold(query.trim());
  const all = [...insertItems(context), ...blockTypes().map(asItem)];
  if (wanted === '')
    return [
      ...FIRST.flatMap((id) => all.filter((each) => each.id === id)),
      ...all.filter(({ id }) => !FIRST.includes(id)),
    ];
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
