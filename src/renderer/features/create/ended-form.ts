import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { create } from 'zustand';
import type { Change } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import { outboxQuery } from '../../queries/outbox';
import type { Draft } from './draft';

/** A form that was sent: what became of it, what stood in it, and the visit at which that was told. */
export interface EndedForm {
  readonly change: Change;
  readonly sent: Draft;
  readonly visit: number;
}

/** By site: who goes away and comes back finds what became of their issue. */
export const useEndedForms = create<{ readonly bySite: Readonly<Record<string, EndedForm>> }>(() => ({ bySite: {} }));

const keyOf = ({ accountId, cloudId }: SiteRef): string => `${accountId} ${cloudId}`;

function keep(site: SiteRef, ended: EndedForm | null): void {
  useEndedForms.setState(({ bySite }) => {
    const { [keyOf(site)]: _former, ...others } = bySite;
    return { bySite: ended === null ? others : { ...others, [keyOf(site)]: ended } };
  });
}

/**
 * What became of the last form, until the person is done with it: they ask for another where they see it, or come back for the form
 * once Jira has the issue.
 */
export function useEndedForm(
  site: SiteRef,
  visit: number,
): { readonly ended: EndedForm | null; readonly setEnded: (ended: EndedForm | null) => void } {
  const client = useQueryClient();
  const ended = useEndedForms(({ bySite }) => bySite[keyOf(site)]) ?? null;
  const [first] = useState(() => ({
    visit,
    // As it stood before this screen was opened: what Jira takes while one looks at it stays.
    applied:
      ended !== null &&
      (client.getQueryData(outboxQuery(site).queryKey)?.find(({ id }) => id === ended.change.id) ?? ended.change).status
        .state === 'applied',
  }));
  const seen = ended !== null && ended.visit !== visit && (visit !== first.visit || first.applied);
  const setEnded = useCallback((next: EndedForm | null) => keep(site, next), [site]);
  useEffect(() => {
    if (seen) setEnded(null);
  }, [seen, setEnded]);
  return { ended: seen ? null : ended, setEnded };
}
