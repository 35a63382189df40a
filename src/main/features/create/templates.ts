import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@shared/fields/canonical-json';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { fitValues } from '@shared/templates/fit-values';
import { readTemplates, writeTemplates, type FiledTemplate } from '@shared/templates/template-file';
import { MOST_NAME, type Template } from '@shared/templates/template';
import type { Handlers } from '../../ipc/handle';
import type { createReads } from '../../mirror/create-reads';
import { stored } from '../../outbox/stored';
import type { RemoteTemplates } from '../../outbox/templates';

/** Main's file dialogs, for templates. */
export interface TemplateFiles {
  /** The text of the file that the person chose; `null` when they closed the dialog. */
  open(): Promise<Outcome<string | null>>;
  /** `false` when they closed the dialog. */
  save(text: string): Promise<Outcome<boolean>>;
}

export interface TemplatePorts {
  readonly templates: RemoteTemplates;
  readonly templateFiles: TemplateFiles;
  readonly reads: ReturnType<typeof createReads>;
}

export type TemplateCalls = Extract<keyof Handlers, `templates.${string}`>;

/** Those that come, each under a name that no other of its place has; what is there already, word for word, does not come again. Pure. */
function besideOthers(
  coming: readonly Template[],
  there: readonly Template[],
): { readonly added: readonly Template[]; readonly notes: readonly string[] } {
  const added: Template[] = [];
  const notes: string[] = [];
  for (const each of coming) {
    const here = [...there, ...added].filter((other) => placeOfTemplate(other) === placeOfTemplate(each));
    const isTaken = (name: string): boolean => here.some((other) => sameName(other.name, name));
    if (!isTaken(each.name)) added.push(each);
    else if (here.some((other) => sameName(other.name, each.name) && sameContent(other, each)))
      notes.push(`“${each.name}” is here already, as it is in the file.`);
    else {
      const name = freeNameFor(each.name, isTaken);
      added.push({ ...each, name, isDefault: false });
      notes.push(`There is another “${each.name}” here, so this one is called “${name}”.`);
    }
  }
  return { added, notes };
}

function freeNameFor(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 2; ; number++) {
    const end = ` (${String(number)})`;
    const next = name.slice(0, MOST_NAME - end.length) + end;
    if (!isTaken(next)) return next;
  }
}

const placeOfTemplate = ({ projectId, issueTypeId }: Template): string => `${projectId} ${issueTypeId}`;
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const sameContent = (one: Template, other: Template): boolean =>
  canonicalJson(one.values) === canonicalJson(other.values);

interface Place {
  readonly projectId: string;
  readonly issueTypeId: string;
}

/** Templates of create forms: kept for the account and site, carried from one to another as a file. */
export function templateHandlers({ templates, templateFiles, reads }: TemplatePorts): Pick<Handlers, TemplateCalls> {
  const list = ({ accountId, cloudId }: SiteRef): Promise<Outcome<Template[]>> =>
    stored(async () => [...(await templates.list(accountId, cloudId))]);

  const save = ({ accountId, cloudId }: SiteRef, which: readonly Template[]): Promise<Outcome<null>> =>
    stored(async () => {
      await templates.save(accountId, cloudId, which);
      return null;
    });

  /** A template as its file names it; one whose project is gone keeps the ids, which an import by this account may still know. */
  async function filed(site: SiteRef, each: Template): Promise<FiledTemplate> {
    const [projects, types] = await Promise.all([reads.projects(site), reads.issueTypes(site, each.projectId)]);
    const project = projects.ok ? projects.value.value.find(({ id }) => id === each.projectId) : undefined;
    const type = types.ok ? types.value.value.find(({ id }) => id === each.issueTypeId) : undefined;
    return { ...each, projectKey: project?.key ?? each.projectId, issueType: type?.name ?? each.issueTypeId };
  }

  async function placeOf(site: SiteRef, { projectKey, issueType }: FiledTemplate): Promise<Place | null> {
    const projects = await reads.projects(site);
    const project = projects.ok
      ? projects.value.value.find(({ id, key }) => key === projectKey || id === projectKey)
      : undefined;
    if (project === undefined) return null;
    const types = await reads.issueTypes(site, project.id);
    const type = types.ok
      ? types.value.value.find(({ id, name }) => name === issueType || id === issueType)
      : undefined;
    return type === undefined ? null : { projectId: project.id, issueTypeId: type.id };
  }

  async function arrive(
    site: SiteRef,
    each: FiledTemplate,
    present: Place | null,
  ): Promise<{ readonly template: Template | null; readonly notes: readonly string[] }> {
    const there = await placeOf(site, each);
    const place = there ?? present;
    const wanted = `${each.projectKey} ${each.issueType}`;
    if (place === null) {
      const note = `“${each.name}” is left out: there is no ${wanted} here. Choose a project and type first, then import again.`;
      return { template: null, notes: [note] };
    }
    const notes = there === null ? [`“${each.name}” was made for ${wanted}, and is one of the present type here.`] : [];
    const { name, isDefault, values, names } = each;
    const template = { id: randomUUID(), name, isDefault: isDefault && there !== null, values, names, ...place };
    const fields = await reads.fields(site, place.projectId, place.issueTypeId, false);
    // Without them nothing can be said, and applying it says what does not fit.
    if (!fields.ok) return { template, notes };
    const fitted = fitValues({ values, names }, fields.value.value);
    if (fitted.lacking.length > 0) notes.push(`“${each.name}”: this form has no ${fitted.lacking.join(', ')}.`);
    return { template: { ...template, values: fitted.values, names: fitted.names }, notes };
  }

  return {
    'templates.list': list,
    'templates.save': ({ site, template }) => save(site, [template]),
    'templates.remove': ({ site: { accountId, cloudId }, id }) =>
      stored(async () => {
        await templates.remove(accountId, cloudId, id);
        return null;
      }),
    'templates.export': async ({ site, ids }) => {
      const all = await list(site);
      if (!all.ok) return all;
      const wanted = all.value.filter(({ id }) => ids.includes(id));
      return templateFiles.save(writeTemplates(await Promise.all(wanted.map((each) => filed(site, each)))));
    },
    'templates.import': async ({ site, present }) => {
      const text = await templateFiles.open();
      if (!text.ok) return text;
      if (text.value === null) return succeed(null);
      const read = readTemplates(text.value);
      if (!read.ok) return fail({ kind: 'invalid-input', message: read.problem, fields: {} });
      const arrived = await Promise.all(read.value.map((each) => arrive(site, each, present)));
      const there = await list(site);
      if (!there.ok) return there;
      const beside = besideOthers(
        arrived.flatMap(({ template }) => template ?? []),
        there.value,
      );
      const saved = await save(site, beside.added);
      const notes = [...arrived.flatMap((each) => each.notes), ...beside.notes];
      return saved.ok ? succeed({ added: beside.added.length, notes }) : saved;
    },
  };
}
