import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import { allPages, type Page } from './all-pages';
import type { Gateway } from './request';
import { id } from './wire/common';
import { readAnswer } from './wire/read-answer';

const wireProject: z.ZodType<Project> = z
  .object({
    id,
    key: z.string(),
    name: z.string(),
    style: z.string().nullish(),
    simplified: z.boolean().nullish(),
    projectTypeKey: z.string().nullish(),
  })
  .transform((project) => ({
    id: project.id,
    key: project.key,
    name: project.name,
    style: project.style === 'next-gen' || project.simplified === true ? 'team-managed' : 'company-managed',
    typeKey: project.projectTypeKey ?? 'software',
  }));

const wireProjectPage = z.object({ values: z.array(wireProject), total: z.number() });

/** `GET project/search?action=create`: only the projects in which this account may create issues, by name. */
export function readCreatableProjects(gateway: Gateway, site: SiteRef): Promise<Outcome<Project[]>> {
  return readProjectPages(gateway, site, 'create');
}

function readProjectPages(gateway: Gateway, site: SiteRef, action: 'create' | 'browse'): Promise<Outcome<Project[]>> {
  const what = 'the projects';
  return allPages(async (startAt): Promise<Outcome<Page<Project>>> => {
    const answer = await gateway.request({
      site,
      method: 'GET',
      path: '/rest/api/3/project/search',
      query: { action, orderBy: 'name', startAt, maxResults: 100 },
      intent: 'read',
      what,
      scopes: ['read:jira-work'],
    });
    const page = readAnswer(wireProjectPage, answer, what);
    return page.ok ? succeed({ items: page.value.values, total: page.value.total }) : page;
  });
}

/** `GET project/search`: every project that this account may browse, by name. */
export function readProjects(gateway: Gateway, site: SiteRef): Promise<Outcome<Project[]>> {
  return readProjectPages(gateway, site, 'browse');
}
