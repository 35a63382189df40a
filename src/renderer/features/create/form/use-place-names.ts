import { useQueries, useQuery } from '@tanstack/react-query';
import { useSite } from '../../../ui/session/site-context';
import type { Draft } from '../drafts/draft';
import { issueTypesQuery, projectsQuery } from '../queries';

type Place = Pick<Draft, 'projectId' | 'issueTypeId'>;

/** What places are called: "SHOP · Bug", as far as the names have been read. */
export function usePlaceNames(places: readonly Place[]): (place: Place) => string {
  const { ref } = useSite();
  const projects = useQuery(projectsQuery(ref)).data?.value ?? [];
  const projectIds = [...new Set(places.flatMap(({ projectId }) => projectId ?? []))];
  const types = useQueries({ queries: projectIds.map((projectId) => issueTypesQuery(ref, projectId)) });
  return ({ projectId, issueTypeId }) => {
    if (projectId === null) return 'No project yet';
    const project = projects.find(({ id }) => id === projectId);
    const offered = types[projectIds.indexOf(projectId)]?.data?.value;
    const type = offered?.find(({ id }) => id === issueTypeId);
    return [project?.key ?? 'Another project', ...(type === undefined ? [] : [type.name])].join(' · ');
  };
}
