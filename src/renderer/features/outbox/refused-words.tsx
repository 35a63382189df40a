import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { ask } from '../../bridge';
import { useSite } from '../../ui/session/site-context';
import { placeOfCreate, refusedFields } from './refused-fields';
import { StateBox } from './state-box';

/** Why Jira refused a change: of a create by the names of its fields, as the form says it. */
export function RefusedWords({ change, failure }: { readonly change: Change; readonly failure: Failure }) {
  const { ref } = useSite();
  const { projectId, issueTypeId } = placeOfCreate(change);
  const fields = useQuery({
    // The form's own key: what it has read is not read again.
    queryKey: ['createmeta', ref.accountId, ref.cloudId, projectId, issueTypeId],
    queryFn: () =>
      ask('create.fields', { site: ref, projectId: projectId ?? '', issueTypeId: issueTypeId ?? '', fresh: false }),
    enabled: projectId !== null && issueTypeId !== null && failure.kind === 'jira-rejected',
  }).data?.value;
  const words = describeFailure(failure);
  const named = fields === undefined ? [] : refusedFields(failure, change, fields);
  const told = failure.kind === 'jira-rejected' ? failure.messages.length + Object.keys(failure.fieldErrors).length : 0;
  // What stands at no field is said in Jira's own words, which hold all of it.
  if (named.length === 0 || named.length < told)
    return (
      <StateBox title={words.title} tone="danger">
        {words.detail}
      </StateBox>
    );
  return (
    <StateBox title={`Jira refused ${named.map(({ name }) => name).join(', ')}.`} tone="danger">
      {named.map(({ fieldId, name, problem, accepted, whoCanMend }, index) => (
        <Fragment key={fieldId}>
          {index > 0 && ' '}
          {named.length > 1 && `${name}: `}
          {problem}
          {/[.!?…]$/.test(problem) ? '' : '.'}
          {accepted.length > 0 && ` Accepted: ${accepted.join(', ')}.`} Who can mend it: {whoCanMend}
        </Fragment>
      ))}
    </StateBox>
  );
}
