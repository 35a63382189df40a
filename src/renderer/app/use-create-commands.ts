import { useQuery } from '@tanstack/react-query';
import { SquarePlus } from 'lucide-react';
import { useMemo } from 'react';
import { fold } from '@shared/fold';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';
import { issueTypesQuery, projectsQuery } from '../features/create/queries';
import { useWishes } from '../features/create/templates/wishes';
import type { Command } from './commands';
import { useNavigation } from './navigation';

const CREATE = 'create';

/**
 * A form by the name of its type: "create bug in shop" offers the types of that project, "create bug" those of the project that stands in
 * the form. Nothing is asked before somebody types so.
 */
export function useCreateCommands(site: SiteRef, query: string): readonly Command[] {
  const go = useNavigation((navigation) => navigation.go);
  const wish = useWishes((wishes) => wishes.ask);
  const words = fold(query).trim().split(/\s+/);
  const [first = ''] = words;
  const wanted = words.length > 1 && first !== '' && CREATE.startsWith(first);
  const projects = useQuery({ ...projectsQuery(site), enabled: wanted }).data?.value;
  const draft = useQuery({
    queryKey: ['drafts', site.accountId, site.cloudId, 'in the form'],
    queryFn: () => ask('create.loadDraft', { site, id: null }),
    enabled: wanted,
    staleTime: 0,
  }).data;
  const project = projects === undefined ? undefined : projectMeant(projects, words, draft?.draft['projectId']);
  const types = useQuery(issueTypesQuery(site, wanted ? (project?.id ?? null) : null)).data?.value;
  return useMemo(() => {
    if (!wanted || project === undefined || types === undefined) return [];
    return types
      .filter(({ subtask }) => !subtask)
      .map(({ id, name }) => ({
        id: `create ${project.id} ${id}`,
        name: `Create ${name} in ${project.name}`,
        note: project.key,
        icon: SquarePlus,
        run: () => {
          wish({ do: 'new-at', projectId: project.id, issueTypeId: id });
          go({ screen: 'create' });
        },
      }));
  }, [go, project, types, wanted, wish]);
}

/** The project that is named behind "in"; without it the one in the form, or the first. */
function projectMeant(projects: readonly Project[], words: readonly string[], inForm: unknown): Project | undefined {
  const at = words.indexOf('in');
  const named = at < 0 ? '' : (words[at + 1] ?? '');
  if (named === '') return projects.find(({ id }) => id === inForm) ?? projects[0];
  const keyed =
    projects.find(({ key }) => fold(key) === named) ?? projects.find(({ key }) => fold(key).startsWith(named));
  return (
    keyed ??
    projects.find(({ name }) =>
      fold(name)
        .split(/\s+/)
        .some((word) => word.startsWith(named)),
    )
  );
}
