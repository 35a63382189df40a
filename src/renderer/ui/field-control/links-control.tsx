import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { IssueLink } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { LinkType } from '@shared/jira/link-type';
import type { JsonValue } from '@shared/json';
import { IconButton } from '../button/icon-button';
import { Combobox } from '../picker/combobox';
import { IssuePicker } from '../picker/issue-picker';
import type { Option } from '../picker/option';
import { PartOfField, PartsOfField } from './part-of-field';
import type { Pickers } from './pickers';
import { asLinks } from './read-value';
import styles from './links-control.module.css';

export interface LinksControlProps {
  readonly field: CreateField;
  readonly pickers: Pickers;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

type Way = Pick<IssueLink, 'typeName' | 'typeId' | 'direction' | 'words'>;
type WayOption = Option & { readonly way: Way };

/** Links to other issues, each read as a sentence: this issue blocks SHOP-2. One is added as soon as both halves are chosen. */
export function LinksControl({ field, pickers, value, onChange, disabled }: LinksControlProps) {
  const links = asLinks(value);
  const { ways, problem } = useWays(pickers);
  const [chosen, setChosen] = useState<WayOption | null>(null);
  const way = chosen ?? ways[0] ?? null;
  const { searchIssues } = pickers;
  const search = useCallback(
    (query: string, signal: AbortSignal) => searchIssues(field, query, signal),
    [field, searchIssues],
  );

  const tell = (next: readonly IssueLink[]) => onChange(next.length === 0 ? null : [...next]);
  const same = (a: IssueLink, b: IssueLink) =>
    a.issue.key === b.issue.key && a.typeName === b.typeName && a.direction === b.direction;

  return (
    <div className={styles.links}>
      {links.length > 0 && (
        <ul className={styles.list} aria-label={`${field.name}, chosen`}>
          {links.map((link) => (
            <li key={`${link.direction} ${link.typeName} ${link.issue.key}`} className={styles.link}>
              <span className={styles.words}>{link.words}</span>
              <span className={styles.key}>{link.issue.key}</span>
              <span className={styles.summary} title={link.issue.summary}>
                {link.issue.summary}
              </span>
              <IconButton
                label={`Remove ${link.words} ${link.issue.key}`}
                icon={X}
                disabled={disabled}
                onClick={() => tell(links.filter((each) => !same(each, link)))}
              />
            </li>
          ))}
        </ul>
      )}
      <PartsOfField name={field.name}>
        <PartOfField label="This issue" first>
          <Combobox
            source={ways}
            value={way}
            onChange={(next) => setChosen(ways.find(({ id }) => id === next?.id) ?? null)}
            placeholder={problem ?? 'Reading the link types'}
            disabled={disabled || ways.length === 0}
          />
        </PartOfField>
        <PartOfField label="Issue">
          <IssuePicker
            search={search}
            value={null}
            disabled={disabled || way === null}
            onChange={(issue) => {
              if (issue === null || way === null) return;
              const link: IssueLink = { ...way.way, issue };
              if (!links.some((each) => same(each, link))) tell([...links, link]);
            }}
          />
        </PartOfField>
      </PartsOfField>
    </div>
  );
}

function useWays(pickers: Pickers): { readonly ways: readonly WayOption[]; readonly problem: string | null } {
  const [types, setTypes] = useState<readonly LinkType[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const { linkTypes } = pickers;
  useEffect(() => {
    let here = true;
    linkTypes().then(
      (read) => {
        if (here) setTypes(read);
      },
      (error: unknown) => {
        if (here) setProblem(error instanceof Error ? error.message : 'The link types could not be read.');
      },
    );
    return () => void (here = false);
  }, [linkTypes]);
  return { ways: useMemo(() => types.flatMap(waysOf), [types]), problem };
}

/** Both ways to read a type; of a symmetric one, "relates to", they are the same. */
function waysOf({ name, outward, inward }: LinkType): readonly WayOption[] {
  const way = (direction: Way['direction'], words: string): WayOption => ({
    id: `${direction} ${name}`,
    label: words,
    way: { typeName: name, typeId: '', direction, words },
  });
  return [way('outward', outward), ...(inward === outward ? [] : [way('inward', inward)])];
}
