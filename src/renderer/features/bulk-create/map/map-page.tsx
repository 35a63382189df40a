import { useCallback, useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { ColumnGuess, MissingField } from '@shared/bulk/guess-mapping';
import { bindMapping, type BoundColumn, changeColumn, type ColumnChange } from '@shared/bulk/mapping';
import { leftOfExport } from '@shared/bulk/left-of-export';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { describeFailure } from '@shared/ipc/describe-failure';
import { classNames } from '../../../ui/class-names';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Notice } from '../../../ui/feedback/notice';
import { SkeletonRows } from '../../../ui/feedback/skeleton';
import { Combobox } from '../../../ui/picker/combobox';
import { Field } from '../../../ui/field/field';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { bulkProjectsQuery } from '../queries';
import { isBound } from '../session/kept-rows';
import type { SheetSession } from '../session/sheet-session';
import { ForAllRows } from './for-all-rows';
import { MapColumns } from './map-columns';
import { LeftBehindDialog } from './left-behind-dialog';
import { NamesRow } from './names-row';
import { ReadingNotes } from './reading-notes';
import { targetOptions } from './targets';
import { useFocusHere } from './use-focus-here';
import shared from '../bulk-create.module.css';
import styles from './map-page.module.css';

export interface MapPageProps {
  readonly session: SheetSession;
  /** A column whose row is to be seen first. */
  readonly column: number | null;
  readonly onDone: () => void;
}

/** What each column is for: guessed with the reason, changed by hand; what all rows have that the sheet does not say. */
export function MapPage({ session, column, onDone }: MapPageProps) {
  const { ref } = useSite();
  const toasts = useToasts();
  const projects = useQuery(bulkProjectsQuery(ref));
  const { edited, site, siteFailure, guess, settings, plan, notes, runs, leaving } = useStore(session.store);
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const options = useMemo(() => (site === null ? [] : targetOptions(site)), [site]);
  const projectOptions = (projects.data?.value ?? []).map(({ id, name, key }) => ({ id, label: name, note: key }));
  const project = projectOptions.find(({ id }) => id === settings.projectId) ?? null;

  // There is nothing to choose from.
  const only = projectOptions.length === 1 ? (projectOptions[0]?.id ?? null) : null;
  useEffect(() => {
    if (only !== null && session.store.getState().settings.projectId === null) session.project.choose(only);
  }, [only, session]);

  const header = edited?.sheet.header ?? null;
  // The same as long as nothing changes: the lines are not drawn again with every word of the plan.
  const change = useCallback(
    (at: number, by: ColumnChange): void => {
      if (mapping !== null && header !== null) session.setMapping(changeColumn(mapping, header, at, by));
    },
    [header, mapping, session],
  );
  const bound = useMemo(
    () => (mapping === null || header === null ? [] : bindMapping(mapping, header)),
    [header, mapping],
  );
  const taken = bound.filter(
    ({ column, mapping: { target } }) => target.kind !== 'none' && guess?.columns[column]?.isEmpty !== true,
  ).length;
  const open = guess === null ? null : openReadings(guess.columns, bound);
  const rows = edited?.sheet.rows.length ?? 0;
  const missing = plan?.missing ?? NONE;
  const twice = plan === null ? null : twiceWords(plan.groups);

  const isTaken = isBound(runs, leaving);
  const goOn = (): void => {
    if (guess === null) return;
    void session.mapped().then((failure) => {
      if (failure !== null)
        toasts.show({
          id: 'bulk-mapping',
          kind: 'refused',
          text: `This mapping is not remembered for the next file. ${describeFailure(failure).title}`,
        });
    });
    onDone();
  };
  const page = useFocusHere(goOn);
  return (
    <div ref={page} role="presentation" tabIndex={-1} className={shared.work}>
      <div className={styles.scroll}>
        <div className={styles.project}>
          <Field
            label="Project"
            required
            hint={isTaken ? 'Rows are on their way there, or in it' : 'Where the issues are created'}
          >
            <Combobox
              disabled={isTaken}
              // Its list stands open once there is one.
              key={projects.data === undefined ? 'reading' : 'read'}
              source={projectOptions}
              value={project}
              placeholder="Choose a project"
              aside={project?.note}
              startOpen={settings.projectId === null && projectOptions.length > 1}
              onChange={(chosen) => {
                if (chosen !== null && chosen.id !== settings.projectId) session.project.choose(chosen.id);
              }}
            />
          </Field>
        </div>
        {isTaken && (
          <Notice kind="info" title="Rows of this sheet are on their way to Jira, or there already.">
            What you change here holds for the rows that are not sent. Open the file anew to create into another
            project.
          </Notice>
        )}
        <LeftBehindDialog session={session} />
        <ReadingNotes notes={notes} left={guess === null ? null : leftOfExport(guess.columns)} />
        {edited !== null && (
          <NamesRow sheet={edited.sheet} hasRun={runs.groups.length > 0} onDo={(step) => session.do(step)} />
        )}
        {projects.error !== null && <Notice kind="danger" title="The projects could not be read." />}
        {siteFailure !== null && <FailureNotice failure={siteFailure} onRetry={() => session.project.read()} />}
        {settings.projectId !== null && siteFailure === null && guess === null && (
          <SkeletonRows label="Reading the fields of the project" count={6} />
        )}
        {site !== null && guess !== null && mapping !== null && edited !== null && (
          <>
            <section aria-labelledby="map-columns">
              <h2 id="map-columns" className={shared.title}>
                Columns
              </h2>
              <div className={classNames(styles.line, styles.head)} aria-hidden>
                <span>In the file</span>
                <span />
                <span>In Jira</span>
                <span className={styles.why}>Why</span>
              </div>
              <MapColumns
                guesses={guess.columns}
                bound={bound}
                sheet={edited.sheet}
                site={site}
                options={options}
                column={column}
                onChange={change}
              />
            </section>
            <ForAllRows
              mapping={mapping}
              site={site}
              missing={missing}
              hasTypeColumn={bound.some(({ mapping: { target } }) => target.kind === 'issue-type')}
              hasParentColumn={bound.some(({ mapping: { target } }) => target.kind === 'parent')}
              onChange={(next) => session.setMapping(next)}
            />
          </>
        )}
      </div>
      <footer className={styles.foot}>
        <p className={styles.sum} role="status">
          {guess === null
            ? 'Choose a project to see which field each column is for.'
            : `${String(taken)} of ${String(bound.length)} columns ${taken === 1 ? 'is' : 'are'} used.`}
          {open !== null && <span className={styles.due}> {open}</span>}
          {twice !== null && <span className={styles.due}> {twice}</span>}
          {guess !== null && missing.length > 0 && <span className={styles.due}> {missingWords(missing)}</span>}
        </p>
        <Button
          kind="primary"
          keys="Ctrl ↵"
          disabled={guess === null}
          title={guess === null ? 'Choose a project first' : undefined}
          onClick={goOn}
        >
          {edited === null ? 'Check the rows' : `Check ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`}
        </Button>
      </footer>
    </div>
  );
}

const NONE: readonly MissingField[] = [];

/** `Say how the dates and the numbers are read.` `null` where that is said. Pure. */
function openReadings(columns: readonly ColumnGuess[], bound: readonly BoundColumn[]): string | null {
  const open = new Set<string>();
  for (const { column, dates, numbers, unit } of columns) {
    const mapping = bound[column]?.mapping;
    if (dates !== null && mapping?.dates === null) open.add('dates');
    if (numbers !== null && mapping?.numbers === null) open.add('numbers');
    if (unit !== null && mapping?.unit === null) open.add('durations');
  }
  return open.size === 0 ? null : `Say how ${AND.format(open)} are read.`;
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** `8 rows say Summary in two columns.` `null` where none does. Pure. */
function twiceWords(groups: readonly ProblemGroup[]): string | null {
  const group = groups.find(({ code }) => code === 'said-twice');
  if (group === undefined) return null;
  const { length } = group.rows;
  return `${length.toLocaleString('en')} ${length === 1 ? 'row says' : 'rows say'} ${group.fieldName} in two columns.`;
}

/** `Nothing says Severity, which Bug requires.` Pure. */
function missingWords(missing: readonly MissingField[]): string {
  const [first, ...more] = missing;
  if (first === undefined) return '';
  if (more.length > 0) return `Nothing says ${missing.map(({ name }) => name).join(', ')}, which are required.`;
  return `Nothing says ${first.name}, which ${first.types.join(', ')} ${first.types.length === 1 ? 'requires' : 'require'}.`;
}
