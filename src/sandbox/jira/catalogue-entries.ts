import { type JiraRequest, Refusal, type Route } from '../http/route';
import type { JsonObject } from './context';
import { visibleProjects } from './lookup';
import { projectVersionShape } from './project';
import { linkTypeShape, projectComponentShape, resolutionShape } from './shapes/metadata';

type Read = (request: JiraRequest, id: string) => JsonObject | undefined;

/** One thing by its id, or 404 with a sentence. */
function one(pattern: string, parameter: string, sentence: string, read: Read): Route {
  return {
    method: 'GET',
    pattern: `${pattern}/{${parameter}}`,
    handle: (request) => {
      const body = read(request, request.params[parameter] ?? '');
      if (!body) throw new Refusal(404, [sentence]);
      return { status: 200, body };
    },
  };
}

const version: Read = (request, id) => {
  for (const project of visibleProjects(request)) {
    const found = project.versions.find((candidate) => candidate.id === id);
    if (found) return projectVersionShape(request, project, found);
  }
  return undefined;
};

const component: Read = (request, id) => {
  for (const project of visibleProjects(request)) {
    const found = project.components.find((candidate) => candidate.id === id);
    if (found) return projectComponentShape(request, project, found);
  }
  return undefined;
};

const linkType: Read = (request, id) => {
  const found = request.site.linkTypes.find((type) => type.id === id);
  return found && linkTypeShape(request, found);
};

const resolution: Read = (request, id) => {
  const found = request.site.resolutions.find((candidate) => candidate.id === id);
  return found && resolutionShape(request, found);
};

export const catalogueEntryRoutes: Route[] = [
  one('/rest/api/3/version', 'id', 'Could not find version.', version),
  one('/rest/api/3/component', 'id', 'The component does not exist.', component),
  one('/rest/api/3/issueLinkType', 'issueLinkTypeId', 'No issue link type with that id found.', linkType),
  one('/rest/api/3/resolution', 'id', 'The resolution does not exist.', resolution),
];
