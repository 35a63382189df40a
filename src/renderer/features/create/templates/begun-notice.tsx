import { useQuery } from '@tanstack/react-query';
import { isIssueLinkList } from '@shared/fields/value-guards';
import type { IssueChoice, IssueLink } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';
import { useSite } from '../../../ui/session/site-context';
import { linkTypesQuery } from '../queries';

/** How a form was begun, as far as there is something to say of it. */
export interface Begun {
  readonly draftId: string;
  readonly title: string;
  /** The names of what the form does not take. */
  readonly leftOut: readonly string[];
  readonly cloneOf: IssueChoice | null;
}

export interface BegunNoticeProps {
  readonly begun: Begun;
  readonly fields: readonly CreateField[];
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly onLink: (field: CreateField, value: JsonValue) => void;
  readonly onClose: () => void;
}

const CLONERS = 'Cloners';

/** Says what a clone or a template left out, and offers the link that Jira makes between clones. */
export function BegunNotice({ begun, fields, values, onLink, onClose }: BegunNoticeProps) {
  const { ref } = useSite();
  const { title, leftOut, cloneOf } = begun;
  const types = useQuery({ ...linkTypesQuery(ref), enabled: cloneOf !== null });
  const links = fields.find(({ fieldId }) => fieldId === 'issuelinks');
  const cloners = types.data?.value.find(({ name }) => name === CLONERS);
  if (title === '') return null;
  const held = links === undefined ? undefined : values[links.fieldId];
  const there = isIssueLinkList(held) ? held : [];
  const linked = there.some(({ typeName, issue }) => typeName === CLONERS && issue.key === cloneOf?.key);

  const offer =
    cloneOf === null || links === undefined || cloners === undefined || linked ? null : (
      <Button
        size="small"
        onClick={() => {
          const link: IssueLink = {
            typeName: cloners.name,
            typeId: '',
            direction: 'outward',
            words: cloners.outward,
            issue: cloneOf,
          };
          onLink(links, [...there, link]);
        }}
      >
        Link it: {cloners.outward} {cloneOf.key}
      </Button>
    );
  return (
    <Notice
      kind="plain"
      title={title}
      action={
        <>
          {offer}
          <Button size="small" kind="quiet" onClick={onClose}>
            Understood
          </Button>
        </>
      }
    >
      {leftOut.length > 0 && `Left out: ${leftOut.join(', ')}. `}
      {linked && `Linked as a clone of ${cloneOf?.key ?? ''}.`}
    </Notice>
  );
}
