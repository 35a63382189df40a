import type { Ref } from 'react';
import type { Editor } from '@tiptap/core';
import { Toolbar } from '@base-ui/react/toolbar';
import {
  AtSign,
  Bold,
  Code,
  Image,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  MessageSquareText,
  Plus,
  Quote,
  Table,
} from 'lucide-react';
import type { MenuItem } from '../../overlay/menu';
import { blockTypes } from '../commands/block-types';
import { insertItems, type InsertContext, type InsertItem } from '../commands/insert-items';
import { ContextTools } from './context-tools';
import { ToolButton } from './tool-button';
import { ToolMenu } from './tool-menu';
import { useToolState, type ToolState } from './use-tool-state';
import styles from './editor-toolbar.module.css';

export interface EditorToolbarProps {
  readonly editor: Editor;
  readonly context: InsertContext;
  readonly disabled: boolean;
  readonly ref: Ref<HTMLDivElement>;
}

const IN_BAR: readonly { readonly id: string; readonly icon: typeof List; readonly keys?: string }[] = [
  { id: 'bulletList', icon: List, keys: 'Ctrl ⇧ 8' },
  { id: 'orderedList', icon: ListOrdered, keys: 'Ctrl ⇧ 7' },
  { id: 'taskList', icon: ListChecks, keys: 'Ctrl ⇧ 6' },
  { id: 'blockquote', icon: Quote, keys: 'Ctrl ⇧ 9' },
  { id: 'panel', icon: MessageSquareText },
  { id: 'table', icon: Table },
  { id: 'link', icon: Link, keys: 'Ctrl ⇧ K' },
  { id: 'mention', icon: AtSign },
  { id: 'image', icon: Image },
];

/** One stop of the Tab key; arrows, Home and End go through it, Escape leads back to the text. Alt+F10 in the text leads here. */
export function EditorToolbar({ editor, context, disabled, ref }: EditorToolbarProps) {
  const state = useToolState(editor);
  const blocks = blockTypes();
  const items = insertItems(context);
  const toggles: Readonly<Record<string, boolean>> = {
    bulletList: state.bulletList,
    orderedList: state.orderedList,
    taskList: state.taskList,
    blockquote: state.blockquote,
  };

  return (
    <Toolbar.Root
      ref={ref}
      aria-label="Formatting"
      disabled={disabled}
      className={styles.bar}
      onKeyDown={(event) => {
        // What happens in a menu of the bar bubbles up to here too.
        const { currentTarget, target } = event;
        if (event.defaultPrevented || !(target instanceof Node) || !currentTarget.contains(target)) return;
        if (event.key === 'Home' || event.key === 'End') {
          toEnd(currentTarget, event.key);
          event.preventDefault();
        }
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        // Not its command, which waits for the next frame: the next key is for the text already.
        editor.view.focus();
      }}
    >
      <ToolMenu
        label="Kind of text"
        text={blocks.find(({ id }) => id === state.block)?.label ?? 'Text'}
        groups={[blocks.map((block) => blockItem(editor, state, block))]}
      />
      <span aria-hidden="true" className={styles.rule} />
      <ToolButton
        label="Bold"
        icon={Bold}
        keys="Ctrl B"
        pressed={state.strong}
        onClick={() => mark(editor, 'strong')}
      />
      <ToolButton label="Italic" icon={Italic} keys="Ctrl I" pressed={state.em} onClick={() => mark(editor, 'em')} />
      <ToolButton label="Code" icon={Code} keys="Ctrl ⇧ M" pressed={state.code} onClick={() => mark(editor, 'code')} />
      <span aria-hidden="true" className={styles.rule} />
      {IN_BAR.map(({ id, icon, keys }) => {
        const found = items.find((each) => each.id === id);
        return (
          found && (
            <ToolButton
              key={id}
              fold
              label={found.label}
              icon={icon}
              keys={keys}
              typed={found.typed}
              pressed={toggles[id]}
              onClick={() => found.run(editor, context)}
            />
          )
        );
      })}
      <ToolMenu
        label="Insert"
        icon={Plus}
        groups={[items.map((each) => insertItem(editor, context, each)), marks(editor)]}
      />
      <ContextTools editor={editor} state={state} onPopup={context.openPopup} />
    </Toolbar.Root>
  );
}

/** To the first or last button that is there: where the editor is narrow some are folded away. */
function toEnd(bar: HTMLElement, key: 'Home' | 'End'): void {
  const buttons = [...bar.querySelectorAll<HTMLElement>('button:not([disabled])')].filter((one) =>
    one.checkVisibility(),
  );
  buttons.at(key === 'Home' ? 0 : -1)?.focus();
}

function mark(editor: Editor, name: string): void {
  editor.chain().focus().toggleMark(name).run();
}

function blockItem(editor: Editor, state: ToolState, block: ReturnType<typeof blockTypes>[number]): MenuItem {
  const { id, label, keys, icon } = block;
  return { id, label, keys, icon, checked: state.block === id, onSelect: () => block.run(editor) };
}

function insertItem(editor: Editor, context: InsertContext, each: InsertItem): MenuItem {
  const { id, label, icon, typed } = each;
  return { id, label, icon, note: typed, onSelect: () => each.run(editor, context) };
}

function marks(editor: Editor): readonly MenuItem[] {
  const more: readonly (readonly [string, string, string | undefined])[] = [
    ['underline', 'Underline', 'Ctrl U'],
    ['strike', 'Strikethrough', 'Ctrl ⇧ S'],
  ];
  return more.map(([name, label, keys]) => ({
    id: name,
    label,
    keys,
    checked: editor.isActive(name),
    onSelect: () => mark(editor, name),
  }));
}
