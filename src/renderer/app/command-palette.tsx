import { Dialog } from '@base-ui/react/dialog';
import { CornerDownRight, Search } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { parseIssueKey, type IssueReference } from '@shared/jira/issue-key';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { fold } from '@shared/fold';
import type { Command } from './commands';
import styles from './command-palette.module.css';

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly commands: readonly Command[];
  readonly onOpen: (reference: IssueReference) => void;
}

/** Any command by a few letters, any issue by its key or a pasted link. */
export function CommandPalette({ open, onOpenChange, commands, onOpen }: CommandPaletteProps) {
  const box = useRef<HTMLInputElement>(null);
  // At once: the library waits for the next frame, and what is typed until then would be keys of the screen behind.
  function focusBox(): false {
    box.current?.focus();
    return false;
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup className={styles.palette} aria-label="Search or run a command" initialFocus={focusBox}>
          <Entries box={box} commands={commands} onOpen={onOpen} close={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entries({
  box,
  commands,
  onOpen,
  close,
}: Pick<CommandPaletteProps, 'commands' | 'onOpen'> & {
  readonly box: Ref<HTMLInputElement>;
  readonly close: () => void;
}) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const found = matching(commands, query);
  const reference = parseIssueKey(query);
  const entries: readonly Command[] =
    reference === null
      ? found
      : [{ id: 'open', name: `Open ${reference.key}`, icon: CornerDownRight, run: () => onOpen(reference) }, ...found];

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    close();
    command.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(entries.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter') run(entries[active]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.box}>
        <Icon of={Search} tone="faint" />
        <input
          ref={box}
          role="combobox"
          aria-label="Command or issue key"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length === 0 ? undefined : `${id}-${active}`}
          placeholder="Command, issue key or Jira link"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Commands" className={styles.list}>
        {entries.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classNames(styles.entry, index === active && styles.active)}
            onMouseMove={() => setActive(index)}
            onClick={() => run(command)}
          >
            <Icon of={command.icon} />
            <span className={styles.name}>{command.name}</span>
            {command.note !== undefined && <span className={styles.note}>{command.note}</span>}
            {command.keys !== undefined && <Kbd keys={command.keys} />}
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={styles.nothing}>No command matches. An issue key such as SHOP-12 opens the issue.</p>
      )}
    </>
  );
}

/** Every word of the query has to begin a word of the name, in any order. */
function matching(commands: readonly Command[], query: string): readonly Command[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands.filter(({ name, note = '' }) => {
    const parts = fold(`${name} ${note}`).split(/\s+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}
