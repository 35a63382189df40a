import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Editor } from '@tiptap/core';
import { fold } from '@shared/fold';
import { Avatar } from '../../marks/avatar';
import { Icon } from '../../icon/icon';
import { foundHere, mapFound, type Option, type OptionSource } from '../../picker/option';
import { useOptionSearch, type OptionSearch } from '../../picker/use-option-search';
import type { SearchUsers } from '../../picker/user-picker';
import { insertInline } from '../commands/insert';
import { slashItems, type InsertContext } from '../commands/insert-items';
import { emojiOption, searchEmoji, type Emoji } from './emoji';
import { menuWords } from './menu-words';
import { optionId, SuggestionList } from './suggestion-list';
import type { Asked } from './suggestion-plugin';

const NAMES = { slash: 'Insert', mention: 'People', emoji: 'Emoji' } as const;
const NOTHING = { slash: 'Nothing is called so', mention: 'No one matches', emoji: 'No emoji matches' } as const;
const NO_OPTIONS: readonly Option[] = [];

interface Suggesting {
  readonly asked: Asked | null;
  readonly context: InsertContext;
  readonly searchUsers: SearchUsers | null;
}

/** The menu that the text asks for: what it shows and says, and what its keys do. `onKey` is for the plugin that hears them. */
export function useSuggestions(editor: Editor, { asked, context, searchUsers }: Suggesting) {
  const listId = useId();
  const [moved, setMoved] = useState({ asked: '', active: 0 });
  /** Emoji by id, to know again what was chosen. */
  const emoji = useRef(new Map<string, Emoji>());
  const kind = asked?.kind ?? null;
  const query = asked?.query ?? '';

  const slash = useMemo(() => (kind === 'slash' ? slashItems(query, context) : []), [context, kind, query]);
  const source = useMemo((): OptionSource => {
    if (kind === 'mention' && searchUsers !== null) return (text, signal) => people(searchUsers, text, signal);
    if (kind !== 'emoji') return NO_OPTIONS;
    return async (text) => {
      const found = await searchEmoji(text);
      emoji.current = new Map(found.map((each) => [each.id, each]));
      return foundHere(found.map(emojiOption));
    };
  }, [kind, searchUsers]);
  const search = useOptionSearch(source, kind === 'slash' ? '' : query, kind === 'mention' || kind === 'emoji');
  const options = useMemo(() => {
    if (kind === 'slash') {
      return slash.map(({ id, label, icon, typed }) => ({ id, label, note: typed, mark: <Icon of={icon} /> }));
    }
    // What an earlier text found stays only where it fits this one: Enter must never take somebody else.
    if (search.state !== 'loading') return search.options;
    return search.options.filter(({ label }) => fold(label).includes(fold(query)));
  }, [kind, query, search.options, search.state, slash]);
  // A new query begins at its best answer.
  const asking = `${kind ?? ''} ${query}`;
  const at = moved.asked === asking ? Math.min(moved.active, Math.max(0, options.length - 1)) : 0;
  const shown = asked !== null && (kind !== 'mention' || searchUsers !== null) && !isIdle(kind, search, options, query);

  // Enter while Jira is still asked is meant for what comes, not for the text.
  const isSearching = kind === 'mention' && search.state === 'loading';

  const choose = useCallback(
    (index: number) => {
      const option = options[index];
      if (option === undefined || asked === null) return;
      const { from, to } = asked;
      if (asked.kind === 'mention') {
        insertInline(editor, { type: 'mention', attrs: { id: option.id, text: `@${option.label}` } }, { from, to });
      } else if (asked.kind === 'emoji') {
        const chosen = emoji.current.get(option.id);
        if (chosen !== undefined) insertInline(editor, { type: 'emoji', attrs: { ...chosen } }, { from, to });
      } else {
        editor.chain().deleteRange({ from, to }).run();
        slash[index]?.run(editor, context);
      }
    },
    [asked, context, editor, options, slash],
  );

  const onKey = useCallback(
    (event: KeyboardEvent): boolean => {
      if (!shown || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (options.length === 0) return isSearching && event.key === 'Enter';
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) {
        setMoved({ asked: asking, active: (at + step + options.length) % options.length });
        return true;
      }
      if (event.key !== 'Enter' && event.key !== 'Tab') return false;
      choose(at);
      return true;
    },
    [asking, at, choose, isSearching, options.length, shown],
  );

  // The text itself says to assistive technology which option is current.
  useEffect(() => {
    if (!editor.isInitialized || editor.isDestroyed) return;
    const { dom } = editor.view;
    const says = shown && options.length > 0;
    set(dom, 'aria-activedescendant', says ? optionId(listId, at) : null);
    set(dom, 'aria-controls', says ? listId : null);
  }, [at, editor, listId, options.length, shown]);

  const list =
    shown && asked !== null ? (
      <SuggestionList
        editor={editor}
        id={listId}
        label={NAMES[asked.kind]}
        at={asked.from}
        options={options}
        active={at}
        note={noteOf(asked.kind, search, options)}
        onChoose={choose}
      />
    ) : null;
  return { list, onKey, said: asked !== null && shown ? menuWords(asked.kind, options.length) : '' };
}

async function people(search: SearchUsers, query: string, signal: AbortSignal) {
  return mapFound(await search(query, signal), (user): Option => ({
    id: user.accountId,
    label: user.displayName,
    note: user.note,
    mark: <Avatar person={user} decorative />,
  }));
}

/** `1/2 of it` and `a@b c`: where nothing can be meant any more, the menu gives way to the text. */
function isIdle(kind: Asked['kind'] | null, search: OptionSearch, options: readonly Option[], query: string): boolean {
  if (options.length > 0) return false;
  if (kind === 'slash') return true;
  if (kind === 'emoji') return search.state !== 'failed';
  return search.state === 'ready' && query.includes(' ');
}

function noteOf(kind: Asked['kind'], search: OptionSearch, options: readonly Option[]): string | null {
  if (kind === 'slash') return null;
  if (search.state === 'failed') return search.reason;
  if (options.length > 0)
    return kind === 'mention' && search.fromHere ? 'People whom this computer has seen before' : null;
  return search.state === 'loading' ? 'Searching' : NOTHING[kind];
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
