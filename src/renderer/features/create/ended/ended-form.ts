import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Change } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Draft } from '../drafts/draft';

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

/** What became of the last form, until the person asks for the form again: then the outbox tells the rest. */
export function useEndedForm(
  site: SiteRef,
  visit: number,
): { readonly ended: EndedForm | null; readonly setEnded: (ended: EndedForm | null) => void } {
  const ended = useEndedForms(({ bySite }) => bySite[keyOf(site)]) ?? null;
  const seen = ended !== null && ended.visit !== visit;
  const setEnded = useCallback((next: EndedForm | null) => keep(site, next), [site]);
  useEffect(() => {
    if (seen) setEnded(null);
  }, [seen, setEnded]);
  return { ended: seen ? null : ended, setEnded };
}
