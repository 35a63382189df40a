import { Dialog } from '@base-ui/react/dialog';
import { CornerDownRight, Search } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { parseIssueKey, type IssueReference } from '@shared/jira/issue-key';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { fold } from '@shared/fold';
import type { Command } from './commands';
import { MirrorEntry } from './mirror-entry';
import { useMirrorHits, type FindInMirror } from './use-mirror-hits';
import styles from './command-palette.module.css';

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly commands: readonly Command[];
  readonly onOpen: (reference: IssueReference) => void;
  readonly find: FindInMirror;
  readonly onOpenIssue: (issueKey: string) => void;
  /** What is typed; commands may follow from it. */
  readonly onQuery?: ((query: string) => void) | undefined;
}

/** Any command by a few letters, any issue by its key or a pasted link, mirrored ones by their words. */
export function CommandPalette({ open, onOpenChange, ...rest }: CommandPaletteProps) {
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
          <Entries box={box} {...rest} close={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entries({
  box,
  commands,
  onOpen,
  find,
  onOpenIssue,
  onQuery,
  close,
}: Omit<CommandPaletteProps, 'open' | 'onOpenChange'> & {
  readonly box: Ref<HTMLInputElement>;
  readonly close: () => void;
}) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const found = matching(commands, query);
  const reference = parseIssueKey(query);
  const mirrored = useMirrorHits(find, reference === null ? query : '');
  const run = [
    ...(reference === null ? [] : [() => onOpen(reference)]),
    ...found.map((command) => command.run),
    ...mirrored.hits.map(
      ({ row }) =>
        () =>
          onOpenIssue(row.key),
    ),
  ];
  const firstCommand = reference === null ? 0 : 1;
  const firstHit = firstCommand + found.length;

  function take(index: number): void {
    close();
    run[index]?.();
  }

  const entry = (index: number, key: string, inside: ReactNode) => (
    <div
      key={key}
      ref={index === active ? scrollIntoSight : undefined}
      id={`${id}-${index}`}
      role="option"
      aria-selected={index === active}
      className={classNames(styles.entry, index === active && styles.active)}
      onMouseMove={() => setActive(index)}
      onClick={() => take(index)}
    >
      {inside}
    </div>
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(run.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter') take(active);
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
          aria-activedescendant={run.length === 0 ? undefined : `${id}-${active}`}
          placeholder="Command, issue key, Jira link or words of an issue"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            onQuery?.(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Commands" className={styles.list}>
        {reference !== null &&
          entry(
            0,
            'open',
            <>
              <Icon of={CornerDownRight} />
              <span className={styles.name}>Open {reference.key}</span>
            </>,
          )}
        {found.map((command, index) =>
          entry(
            firstCommand + index,
            command.id,
            <>
              <Icon of={command.icon} />
              <span className={styles.name}>{command.name}</span>
              {command.note !== undefined && <span className={styles.note}>{command.note}</span>}
              {command.keys !== undefined && <Kbd keys={command.keys} />}
            </>,
          ),
        )}
        {mirrored.hits.length > 0 && (
          <div role="group" aria-labelledby={`${id}-mirror`} className={styles.hits}>
            <p id={`${id}-mirror`} className={styles.head}>
              Found in {mirrored.of.toLocaleString('en')} mirrored issues
            </p>
            {mirrored.hits.map((hit, index) => entry(firstHit + index, hit.row.id, <MirrorEntry hit={hit} />))}
          </div>
        )}
      </div>
      {run.length === 0 && (
        <p className={styles.nothing}>
          No command and no mirrored issue matches. A key such as SHOP-12 opens the issue.
        </p>
      )}
    </>
  );
}

/** The keys may lead out of the part of the list that is in sight. */
function scrollIntoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
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
