import type { BulkSite } from '../bulk/bulk-site';
import type { KnownIssue } from '../bulk/duplicates';
import type { Answer, FoundChoice, Question } from '../bulk/question';
import type { JsonObject } from '../json';
import { jsonObject, z } from '../schema';
import { fits, id, TOO_LARGE } from './bounds';
import { call, nothing } from './call';
import { changeGroup, type ChangeGroup, type ChangeState } from './change';
import { failureSchema } from './failure-schema';
import type { Failure } from './failure';
import { givenFile } from './given-file';
import { createField, siteRef } from './schemas';

/**
 * One sheet of a file that was read. `table` is the JSON of a `Table`: as one text, 300,000 cells cross to the worker that reads them
 * without holding up the window.
 */
export interface OpenedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly table: string;
}

export interface OpenedFile {
  readonly fileName: string;
  readonly tables: readonly OpenedTable[];
}

/** A sheet in the list of those that were begun. */
export interface SheetEntry {
  readonly id: string;
  readonly fileName: string;
  /** How many rows it had when it was begun. */
  readonly rows: number;
  /** Epoch milliseconds. */
  readonly savedAt: number;
  /** How many of its rows are in Jira, and how many are on their way or need somebody. */
  readonly created: number;
  readonly open: number;
  /** How many were told to join the run and are not in it yet. */
  readonly joining?: number | undefined;
}

/** Which sheets are wanted. */
export interface SheetsWanted {
  /** What the file's name has in it; empty for all of them. */
  readonly text: string;
  /** No more than so many. */
  readonly most: number;
}

export interface SheetList {
  readonly sheets: readonly SheetEntry[];
  /** How many there are of those that were wanted. */
  readonly total: number;
}

/** A sheet as it is kept: what was read, and what was done to it since. */
export interface KeptSheet {
  readonly id: string;
  readonly fileName: string;
  /** The JSON of a `Sheet`. */
  readonly sheet: string;
  /** The JSON of a list of `SheetEvent`. */
  readonly events: string;
  /** How many calls of `bulk.append` made them: the number of the next one. */
  readonly written: number;
  /** Project, mapping and answers, see `SheetSettings`. */
  readonly settings: JsonObject;
}

/** What Jira answered to a question of a sheet; `null`: it is to be asked again. */
export interface KeptAnswer {
  readonly key: string;
  readonly answer: Answer | null;
}

/** Where one row of a run stands. */
export interface RunRowState {
  /** The row's `number` in the sheet. */
  readonly row: number;
  readonly changeId: string;
  readonly groupId: string;
  readonly state: ChangeState['state'];
  readonly issueKey: string | null;
  /** Why Jira refused it, or why it waits. */
  readonly failure: Failure | null;
  /** It was given up after it was sent, and may still arrive: created again, it could be there twice. */
  readonly mayHaveLeft: boolean;
  /** It waits for a row that Jira refused, that was given up, or that somebody has to decide on: `failure` says which. */
  readonly stands?: boolean | undefined;
}

/** How far the runs of a sheet are. */
export interface RunNews {
  /** Give it with the next call to hear only of what has moved since. */
  readonly since: number;
  /** The runs of the sheet, newest first. */
  readonly groups: readonly ChangeGroup[];
  readonly rows: readonly RunRowState[];
}

/** A project as it was read for a sheet. */
export interface SiteRead extends BulkSite {
  /** Says which state of the fields this is: what is planned with another one is not sent. */
  readonly fieldsMark: string;
}

/** A row that an earlier run has made, or has on its way: a create that says the same under the same parent. */
export interface EarlierRow {
  readonly row: number;
  /** `null` while it is on its way, or it cannot be told. */
  readonly key: string | null;
  /** What the run is called; `null` for a create of its own. */
  readonly run: string | null;
  /** When that was begun: epoch milliseconds. */
  readonly createdAt: number;
}

/** What a run would do. */
export interface RunSize {
  readonly ready: number;
  readonly calls: number;
  readonly points: number;
  readonly seconds: number;
}

export interface EarlierRows {
  readonly rows: readonly EarlierRow[];
  /** A run without them. */
  readonly others: RunSize;
  /** How many rows take the place of rows of an earlier run that are not created, and are not sent again then. */
  readonly replaces?: number | undefined;
}

/** A run that is journalled. */
export interface BegunRun extends ChangeGroup {
  /** Rows that were left out of it, since an earlier run has made them or has them on their way. */
  readonly earlier?: readonly EarlierRow[] | undefined;
}

/** What a run costs and how fast it may go. */
export interface BulkTerms {
  readonly perRequest: number;
  readonly pointsPerIssue: number;
  readonly issuesPerSecond: number;
}

/** Characters of the JSON of one sheet: 200,000 rows of short cells. */
const MOST_SHEET = 200_000_000;
const MOST_ROWS = 200_000;
/** Answers that one call keeps. */
export const MOST_ANSWERS = 1_000;
const MOST_LISTED = 10_000;

const openedFile: z.ZodType<OpenedFile> = z.object({
  fileName: z.string(),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), columns: z.number().int(), table: z.string() })),
});

const sheetEntry: z.ZodType<SheetEntry> = z.object({
  id,
  fileName: z.string(),
  rows: z.number().int(),
  savedAt: z.number(),
  created: z.number().int(),
  open: z.number().int(),
  joining: z.number().int().optional(),
});

const sheetList: z.ZodType<SheetList> = z.object({
  sheets: z.array(sheetEntry).readonly(),
  total: z.number().int(),
});

const keptSheet: z.ZodType<KeptSheet> = z.object({
  id,
  fileName: z.string(),
  sheet: z.string(),
  events: z.string(),
  written: z.number().int(),
  settings: jsonObject,
});

const rowState = z.enum(['queued', 'sending', 'unknown', 'unsure', 'conflict', 'applied', 'rejected', 'discarded']);

const runRowState: z.ZodType<RunRowState> = z.object({
  row: z.number().int(),
  changeId: id,
  groupId: id,
  state: rowState,
  issueKey: z.string().nullable(),
  failure: failureSchema.nullable(),
  mayHaveLeft: z.boolean(),
  stands: z.boolean().optional(),
});

const runNews: z.ZodType<RunNews> = z.object({
  since: z.number().int(),
  groups: z.array(changeGroup),
  rows: z.array(runRowState),
});

const bulkTerms: z.ZodType<BulkTerms> = z.object({
  perRequest: z.number(),
  pointsPerIssue: z.number(),
  issuesPerSecond: z.number(),
});

const earlierRow: z.ZodType<EarlierRow> = z.object({
  row: z.number().int(),
  key: z.string().nullable(),
  run: z.string().nullable(),
  createdAt: z.number(),
});

const earlierRows: z.ZodType<EarlierRows> = z.object({
  rows: z.array(earlierRow),
  others: z.object({
    ready: z.number().int(),
    calls: z.number().int(),
    points: z.number(),
    seconds: z.number(),
  }),
  replaces: z.number().int().optional(),
});

const begunRun: z.ZodType<BegunRun> = changeGroup.and(z.object({ earlier: z.array(earlierRow).optional() }));

const siteRead: z.ZodType<SiteRead> = z.object({
  fieldsMark: z.string(),
  project: z.object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    style: z.enum(['company-managed', 'team-managed']),
  }),
  types: z.array(
    z.object({
      issueType: z.object({ id: z.string(), name: z.string(), subtask: z.boolean(), hierarchyLevel: z.number() }),
      fields: z.array(createField),
    }),
  ),
  otherNames: z.record(z.string(), z.array(z.string())),
});

const question: z.ZodType<Question> = z.object({
  key: z.string().max(5_000),
  kind: z.enum(['user', 'issue', 'sprint', 'team', 'group']),
  text: z.string().max(2_000),
  fieldId: z.string().nullable(),
});

const choice: z.ZodType<FoundChoice> = z.object({
  id: z.string(),
  label: z.string(),
  hierarchyLevel: z.number().nullable(),
});

const answer: z.ZodType<Answer> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('exact'), choice }),
  z.object({ state: z.literal('guess'), choices: z.array(choice) }),
  z.object({ state: z.literal('several'), choices: z.array(choice) }),
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('unchecked'), why: z.string() }),
]);

const knownIssue: z.ZodType<KnownIssue> = z.object({
  key: z.string(),
  summary: z.string(),
  issueTypeId: z.string(),
  parentKey: z.string().nullable(),
});

const inProject = z.object({ site: siteRef, projectId: id });
const ofSheet = z.object({ site: siteRef, id });

/** Bulk create. A sheet of another account or site is answered like one that is not there. */
export const bulkCalls = {
  /** Opens main's file dialog and reads what is chosen; `null` when the person closes it. */
  'bulk.chooseFile': call(nothing, openedFile.nullable()),
  /** Reads a file that was dropped. */
  'bulk.readFile': call(givenFile, openedFile),

  /**
   * The project with every type that can be created in it, and the fields of each: from the mirror, refreshed behind. `fresh` asks Jira, and
   * has what was looked up before asked anew.
   */
  'bulk.site': call(inProject.and(z.object({ fresh: z.boolean() })), siteRead),
  /** Issues of the project that rows may double, as far as they are mirrored or were made here; without those of the sheet itself. */
  'bulk.known': call(inProject.and(z.object({ sheetId: id })), z.array(knownIssue)),
  /** Looks up what a sheet names: the answers by the questions' keys. What could not be asked is `unchecked`, with why. */
  'bulk.lookUp': call(
    inProject.and(z.object({ questions: z.array(question).min(1).max(100) })),
    z.record(z.string(), answer),
  ),
  'bulk.terms': call(siteRef, bulkTerms),

  /** Those that were begun and have this text in the name of their file, the one that was worked on last first. */
  'bulk.sheets': call(
    z.object({ site: siteRef, text: z.string().max(1_000), most: z.number().int().min(1).max(MOST_LISTED) }),
    sheetList,
  ),
  'bulk.start': call(
    ofSheet.and(
      z.object({
        fileName: z.string().max(1_000),
        sheet: z.string().max(MOST_SHEET),
        rows: z.number().int().nonnegative(),
        settings: jsonObject.refine(fits, TOO_LARGE),
      }),
    ),
    nothing,
  ),
  'bulk.load': call(ofSheet, keptSheet.nullable()),
  /**
   * Adds to what was done to a sheet: `events` is the JSON of a list of `SheetEvent`. `at` counts the calls from 0; the same number again
   * is the same call again, and is written once. Answers the number of the next one.
   */
  'bulk.append': call(
    ofSheet.and(z.object({ at: z.number().int().nonnegative(), events: z.string().max(MOST_SHEET) })),
    z.number().int(),
  ),
  'bulk.saveSettings': call(ofSheet.and(z.object({ settings: jsonObject.refine(fits, TOO_LARGE) })), nothing),
  /** Keeps what Jira answered, which `bulk.load` gives back among the settings. */
  'bulk.keepAnswers': call(
    ofSheet.and(
      z.object({
        answers: z.array(z.object({ key: z.string().max(5_000), answer: answer.nullable() })).max(MOST_ANSWERS),
      }),
    ),
    nothing,
  ),
  /** The page shows the sheet no more: its mended rows that were to join the run, see `SheetSettings`, join it without the page. */
  'bulk.leave': call(ofSheet, nothing),
  /** Forgets a sheet; what it has sent stays in the outbox and in Jira. */
  'bulk.remove': call(ofSheet, nothing),
  /** How headers were mapped before at this site: a `Mapping`; `null` before the first. */
  'bulk.memory': call(siteRef, jsonObject.nullable()),
  'bulk.remember': call(z.object({ site: siteRef, mapping: jsonObject.refine(fits, TOO_LARGE) }), nothing),

  /** Which of these rows an earlier run, or the create form, has made already or has on their way. */
  'bulk.before': call(ofSheet.and(z.object({ rows: z.array(z.number().int()).max(MOST_ROWS) })), earlierRows),
  /**
   * Journals the rows that are ready and not in a run yet, as one group, and answers at once: they are sent behind. They are read from what is kept of the
   * sheet and compiled here again. `rows` says which, by number; `null` for all. Those that `bulk.before` tells of are left out but for `again`. Fails with
   * `invalid-input` and `fields.site` where the fields are others by now than those of `fieldsMark`, or the rows not as they were shown.
   */
  'bulk.run': call(
    ofSheet.and(
      z.object({
        rows: z.array(z.number().int()).max(MOST_ROWS).nullable(),
        fieldsMark: z.string().max(100).nullable(),
        again: z.boolean().optional(),
      }),
    ),
    begunRun,
  ),
  /** Where the rows of a sheet's runs stand. `since` 0 answers all of them. */
  'bulk.news': call(ofSheet.and(z.object({ since: z.number().int().nonnegative() })), runNews),
  /** Gives up what was not sent yet, and sends nothing more of the run. */
  'bulk.stop': call(z.object({ site: siteRef, groupId: id }), changeGroup),
  /** Asks for a file and writes the rows with what became of them; `failed`: those alone that are not in Jira. `false`: the dialog was closed. */
  'bulk.saveResults': call(ofSheet.and(z.object({ which: z.enum(['all', 'failed']) })), z.boolean()),
  /** Asks for a file and writes an XLSX to fill in for the project. */
  'bulk.saveTemplate': call(inProject, z.boolean()),
};
