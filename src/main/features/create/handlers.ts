import { fail } from '@shared/ipc/outcome';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import { createReads } from '../../mirror/create-reads';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import type { Outbox } from '../../outbox/outbox';
import type { RemoteTemplates } from '../../outbox/templates';
import { draftHandlers } from './drafts';
import { filesBehind } from './files-behind';
import { formFileHandlers, type FormFileCalls, type FormFilePorts } from './form-files';
import { keptTypes } from './kept-types';
import { changesOf } from './submit';
import { templateHandlers, type TemplateFiles, type TemplateCalls } from './templates';

export interface CreatePorts extends Pick<FormFilePorts, 'formFiles' | 'chooseFiles'> {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror['mirror'], 'read'>;
  readonly outbox: Outbox;
  readonly templates: RemoteTemplates;
  readonly templateFiles: TemplateFiles;
  readonly now: () => number;
}

/** How long the form waits for Jira, once it is asked, before it hands the person over to the outbox. */
const PATIENCE_MS = 12_000;

export function createHandlers({
  gateway,
  readThrough,
  mirror,
  outbox,
  templates,
  templateFiles,
  formFiles,
  chooseFiles,
  now,
}: CreatePorts): Pick<
  Handlers,
  | 'create.projects'
  | 'create.issueTypes'
  | 'create.fields'
  | 'create.learned'
  | 'create.keptTypes'
  | 'create.submit'
  | 'create.drafts'
  | 'create.loadDraft'
  | 'create.saveDraft'
  | FormFileCalls
  | TemplateCalls
> {
  const { projects, issueTypes, fields } = createReads({ gateway, readThrough });

  return {
    'create.projects': ({ site }) => projects(site),
    'create.issueTypes': ({ site, projectId }) => issueTypes(site, projectId),
    'create.fields': ({ site, projectId, issueTypeId, fresh }) => fields(site, projectId, issueTypeId, fresh),
    'create.keptTypes': ({ site, projectId }) => keptTypes(mirror, site, projectId),
    'create.learned': ({ site, projectId, issueTypeId }) => outbox.learnedDemands(site, projectId, issueTypeId),
    'create.submit': async ({ site, projectId, issueTypeId, values, filled, replaces, draftId, files = [] }) => {
      // The form's own idea of project and fields is not taken over: the mirror's is what was shown, and it works offline.
      const [inProjects, ofTypes, withFields] = await Promise.all([
        projects(site),
        issueTypes(site, projectId),
        fields(site, projectId, issueTypeId, false),
      ]);
      if (!inProjects.ok) return inProjects;
      if (!ofTypes.ok) return ofTypes;
      if (!withFields.ok) return withFields;
      const inProject = inProjects.value.value.find(({ id }) => id === projectId);
      const ofType = ofTypes.value.value.find(({ id }) => id === issueTypeId);
      if (inProject === undefined) return fail({ kind: 'not-found', what: 'the project', messages: [] });
      if (ofType === undefined) return fail({ kind: 'not-found', what: 'the issue type', messages: [] });
      const submitted = changesOf(
        { site, project: inProject, issueType: ofType, fields: withFields.value.value, values, filled },
        now(),
      );
      if (!submitted.ok) return submitted;
      const { change, followers } = submitted.value;
      const attached = await filesBehind(formFiles, site, change, files);
      if (!attached.ok) return attached;
      const { create, behind } = attached.value;
      return outbox.add(
        { ...create, draftId },
        { replaces, patience: PATIENCE_MS, followers: [...followers, ...behind] },
      );
    },
    ...draftHandlers({ outbox, now }),
    ...formFileHandlers({ gateway, readThrough, formFiles, chooseFiles, now }),
    ...templateHandlers({ templates, templateFiles, reads: { projects, issueTypes, fields } }),
  };
}
