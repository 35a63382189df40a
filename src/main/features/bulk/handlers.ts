import { basename } from 'node:path';
import type { BulkSite } from '@shared/bulk/bulk-site';
import { readSettings } from '@shared/bulk/sheet-settings';
import type { KeptSheet, OpenedTable } from '@shared/ipc/bulk';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import { createReads } from '../../mirror/create-reads';
import type { ReadThrough } from '../../mirror/read-through';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { Outbox } from '../../outbox/outbox';
import type { RemoteSheets } from '../../outbox/sheets';
import { stored } from '../../outbox/stored';
import type { SheetFile } from '../../sheets/read-sheets';
import { writeTemplate } from '../../sheets/write-template';
import { fieldsMark, readBulkSite } from './bulk-site';
import { planKept, type PlannedSheet } from './kept-plan';
import { createKeptJoins } from './kept-joins';
import { createLookUp, type LookUp } from './look-up';
import { resultSaver } from './save-results';
import type { SheetFiles } from './sheet-files';
import { createSheetRuns } from './sheet-runs';
import { templateColumns } from './template-columns';
import { TERMS } from './terms';

export interface BulkPorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'seen'>;
  readonly outbox: Outbox;
  readonly sheets: RemoteSheets;
  readonly files: SheetFiles;
  /** Reads a spreadsheet in a worker. */
  readonly readSheets: (file: SheetFile) => Promise<Outcome<readonly OpenedTable[]>>;
  readonly scopesOf: (site: SiteRef) => readonly string[];
  /** The address of the site, for links; empty where it is not known. */
  readonly urlOf: (site: SiteRef) => string;
  readonly now: () => number;
  readonly reportDefect: (where: string, error: unknown) => void;
}

type BulkCalls = Extract<keyof Handlers, `bulk.${string}`>;

export interface Bulk {
  readonly handlers: Pick<Handlers, BulkCalls>;
  /** See `createKeptJoins`. */
  readonly lookForJoining: (site: SiteRef) => Promise<void>;
}

export function createBulk(ports: BulkPorts): Bulk {
  const { gateway, readThrough, mirror, outbox, sheets, files, readSheets, scopesOf, urlOf, now } = ports;
  const reads = createReads({ gateway, readThrough });
  /** One for each project: it remembers what it was told. */
  const lookUps = new Map<string, LookUp>();

  async function siteOf(ref: SiteRef, projectId: string, fresh = false): Promise<Outcome<BulkSite>> {
    const projects = await reads.projects(ref);
    if (!projects.ok) return projects;
    const project = projects.value.value.find(({ id }) => id === projectId);
    if (project === undefined) return fail({ kind: 'not-found', what: 'the project', messages: [] });
    const ofMirror = {
      types: async () => {
        const types = await reads.issueTypes(ref, projectId, fresh);
        return types.ok ? succeed(types.value.value) : types;
      },
      fields: async (issueTypeId: string) => {
        const fields = await reads.fields(ref, projectId, issueTypeId, fresh);
        return fields.ok ? succeed(fields.value.value) : fields;
      },
    };
    return readBulkSite(ofMirror, project, []);
  }

  const load = async ({ accountId, cloudId }: SiteRef, id: string): Promise<Outcome<KeptSheet>> => {
    const kept = await stored(() => sheets.load(accountId, cloudId, id));
    if (!kept.ok) return kept;
    return kept.value === null ? fail({ kind: 'not-found', what: 'this sheet', messages: [] }) : succeed(kept.value);
  };

  /** The sheet with its plan, and the site that it is planned for. */
  async function plannedOf(ref: SiteRef, id: string): Promise<Outcome<PlannedSheet>> {
    const kept = await load(ref, id);
    if (!kept.ok) return kept;
    const { projectId } = readSettings(kept.value.settings);
    if (projectId === null) return fail({ kind: 'invalid-input', message: 'Choose a project first.', fields: {} });
    const site = await siteOf(ref, projectId);
    if (!site.ok) return site;
    const mark = fieldsMark(site.value);
    const plan = await planKept(site.value, kept.value);
    return succeed({ kept: kept.value, site: site.value, fieldsMark: mark, ...plan });
  }

  const runs = createSheetRuns({ sheets, outbox, plannedOf, now });
  const saveResults = resultSaver({ sheets, outbox, files, plannedOf, urlOf });
  const joins = createKeptJoins({
    sheets,
    groups: (site) => outbox.groups(site),
    begin: (site, id, rows) => runs.begin(site, id, { rows, fieldsMark: null, again: false, readyOnly: true }),
    now,
    troubled: (error) => ports.reportDefect('rows that join a run', error),
  });

  const handlers: Bulk['handlers'] = {
    'bulk.chooseFile': async () => {
      const path = await files.choose();
      if (path === null) return succeed(null);
      const tables = await readSheets({ path });
      return tables.ok ? succeed({ fileName: basename(path), tables: [...tables.value] }) : tables;
    },
    'bulk.readFile': async ({ name, bytes }) => {
      const tables = await readSheets({ name, bytes });
      return tables.ok ? succeed({ fileName: name, tables: [...tables.value] }) : tables;
    },
    'bulk.site': async ({ site, projectId, fresh }) => {
      if (fresh) lookUps.delete(placeOf(site, projectId));
      const of = await siteOf(site, projectId, fresh);
      return of.ok ? succeed({ ...of.value, fieldsMark: fieldsMark(of.value) }) : of;
    },
    'bulk.known': ({ site: { accountId, cloudId }, projectId, sheetId }) =>
      stored(async () => {
        const [seen, made] = await Promise.all([
          mirror.seen.known(accountId, cloudId, projectId),
          sheets.made(accountId, cloudId, projectId, sheetId),
        ]);
        const own = new Set(made.own);
        return [...made.others, ...seen.filter(({ key }) => !own.has(key))];
      }),
    'bulk.lookUp': async ({ site, projectId, questions }) => {
      const projects = await reads.projects(site);
      if (!projects.ok) return projects;
      const project = projects.value.value.find(({ id }) => id === projectId);
      if (project === undefined) return fail({ kind: 'not-found', what: 'the project', messages: [] });
      const key = placeOf(site, projectId);
      const lookUp = lookUps.get(key) ?? createLookUp({ gateway, site, project, scopes: scopesOf(site) });
      lookUps.set(key, lookUp);
      const { found } = await lookUp.answer(questions);
      return succeed({ ...found });
    },
    'bulk.terms': () => Promise.resolve(succeed(TERMS)),

    'bulk.sheets': ({ site, ...wanted }) => stored(() => sheets.list(site.accountId, site.cloudId, wanted)),
    'bulk.start': ({ site: { accountId, cloudId }, ...sheet }) =>
      stored(async () => {
        joins.shows({ accountId, cloudId }, sheet.id);
        await sheets.start(accountId, cloudId, sheet, now());
        return null;
      }),
    'bulk.load': ({ site, id }) => {
      joins.shows(site, id);
      return stored(() => sheets.load(site.accountId, site.cloudId, id));
    },
    'bulk.leave': ({ site, id }) =>
      stored(async () => {
        await joins.left(site, id);
        return null;
      }),
    'bulk.append': ({ site, id, at, events }) =>
      stored(() => sheets.append(site.accountId, site.cloudId, id, at, events, now())),
    'bulk.saveSettings': ({ site, id, settings }) =>
      stored(async () => {
        await sheets.saveSettings(site.accountId, site.cloudId, id, settings, now());
        return null;
      }),
    'bulk.keepAnswers': ({ site, id, answers }) =>
      stored(async () => {
        await sheets.keepAnswers(site.accountId, site.cloudId, id, answers);
        return null;
      }),
    'bulk.remove': ({ site, id }) =>
      stored(async () => {
        await sheets.remove(site.accountId, site.cloudId, id);
        return null;
      }),
    'bulk.memory': ({ accountId, cloudId }) => stored(() => sheets.memory(accountId, cloudId)),
    'bulk.remember': ({ site, mapping }) =>
      stored(async () => {
        await sheets.remember(site.accountId, site.cloudId, mapping);
        return null;
      }),

    'bulk.before': ({ site, id, rows }) => runs.before(site, id, rows),
    'bulk.run': ({ site, id, rows, fieldsMark: mark, again }) =>
      runs.begin(site, id, { rows, fieldsMark: mark, again: again === true }),
    'bulk.news': async ({ site, id, since }) => {
      const [news, groups] = await Promise.all([
        stored(() => sheets.rowsOfRuns(site.accountId, site.cloudId, id, since)),
        outbox.groups(site),
      ]);
      if (!news.ok) return news;
      if (!groups.ok) return groups;
      const own = new Set(news.value.groupIds);
      return succeed({
        since: news.value.since,
        groups: groups.value.filter((group) => own.has(group.id)),
        rows: [...news.value.rows],
      });
    },
    'bulk.stop': ({ site, groupId }) => outbox.stopGroup(site, groupId),
    'bulk.saveResults': ({ site, id, which }) => saveResults(site, id, which),
    'bulk.saveTemplate': async ({ site, projectId }) => {
      const of = await siteOf(site, projectId);
      if (!of.ok) return of;
      const { key } = of.value.project;
      return files.save(`${key} issues.xlsx`, [writeTemplate(key, templateColumns(of.value))]);
    },
  };
  return { handlers, lookForJoining: joins.look };
}

function placeOf({ accountId, cloudId }: SiteRef, projectId: string): string {
  return JSON.stringify([accountId, cloudId, projectId]);
}
