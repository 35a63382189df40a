import { useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { bindMapping, changeColumn, type ColumnMapping } from '@shared/bulk/mapping';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Notice } from '../../../ui/feedback/notice';
import { SkeletonRows } from '../../../ui/feedback/skeleton';
import { Combobox } from '../../../ui/picker/combobox';
import { Field } from '../../../ui/field/field';
import { useSite } from '../../../ui/session/site-context';
import { bulkProjectsQuery } from '../queries';
import type { SheetSession } from '../session/sheet-session';
import { ForAllRows } from './for-all-rows';
import { MapColumn } from './map-column';
import { ReadingNotes } from './reading-notes';
import { targetOptions } from './targets';
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
  const projects = useQuery(bulkProjectsQuery(ref));
  const { edited, site, siteFailure, guess, settings, plan, notes } = useStore(session.store);
  const mapping = settings.mapping ?? guess?.mapping ?? null;
  const options = useMemo(() => (site === null ? [] : targetOptions(site)), [site]);
  const projectOptions = (projects.data?.value ?? []).map(({ id, name, key }) => ({ id, label: name, note: key }));
  const project = projectOptions.find(({ id }) => id === settings.projectId) ?? null;

  // There is nothing to choose from.
  const only = projectOptions.length === 1 ? (projectOptions[0]?.id ?? null) : null;
  useEffect(() => {
    if (only !== null && session.store.getState().settings.projectId === null) session.chooseProject(only);
  }, [only, session]);

  const change = (at: number, by: Partial<Pick<ColumnMapping, 'target' | 'values' | 'dates' | 'text'>>): void => {
    if (mapping !== null && edited !== null) session.setMapping(changeColumn(mapping, edited.sheet.header, at, by));
  };
  const bound = mapping === null || edited === null ? [] : bindMapping(mapping, edited.sheet.header);
  const taken = bound.filter(({ mapping: { target } }) => target.kind !== 'none').length;
  const openDates =
    guess?.columns.filter((each) => each.dates !== null && bound[each.column]?.mapping.dates === null).length ?? 0;
  const rows = edited?.sheet.rows.length ?? 0;

  const goOn = (): void => {
    if (guess === null) return;
    void session.mapped();
    onDone();
  };
  return (
    <div
      role="presentation"
      className={styles.page}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        goOn();
      }}
    >
      <div className={styles.scroll}>
        <div className={styles.project}>
          <Field label="Project" required hint="Where the issues are created">
            <Combobox
              // Its list stands open once there is one.
              key={projects.data === undefined ? 'reading' : 'read'}
              source={projectOptions}
              value={project}
              placeholder="Choose a project"
              aside={project?.note}
              startOpen={settings.projectId === null && projectOptions.length > 1}
              onChange={(chosen) => {
                if (chosen !== null && chosen.id !== settings.projectId) session.chooseProject(chosen.id);
              }}
            />
          </Field>
        </div>
        <ReadingNotes notes={notes} />
        {projects.error !== null && <Notice kind="danger" title="The projects could not be read." />}
        {siteFailure !== null && <FailureNotice failure={siteFailure} onRetry={() => session.retrySite()} />}
        {settings.projectId !== null && siteFailure === null && guess === null && (
          <SkeletonRows label="Reading the fields of the project" count={6} />
        )}
        {site !== null && guess !== null && mapping !== null && edited !== null && (
          <>
            <section aria-labelledby="map-columns">
              <h2 id="map-columns" className={styles.title}>
                Columns
              </h2>
              <ul className={styles.columns}>
                {guess.columns.map((guessed) => (
                  <MapColumn
                    key={guessed.column}
                    guess={guessed}
                    mapping={bound[guessed.column]?.mapping ?? null}
                    sheet={edited.sheet}
                    site={site}
                    options={options}
                    isFirstSeen={guessed.column === column}
                    onChange={change}
                  />
                ))}
              </ul>
            </section>
            <ForAllRows
              mapping={mapping}
              site={site}
              missing={plan?.missing ?? []}
              hasTypeColumn={bound.some(({ mapping: { target } }) => target.kind === 'issue-type')}
              hasParentColumn={bound.some(({ mapping: { target } }) => target.kind === 'parent')}
              onChange={(next) => session.setMapping(next)}
            />
          </>
        )}
      </div>
      <footer className={styles.foot}>
        <p className={styles.sum}>
          {guess === null
            ? 'Choose a project to see which field each column is for.'
            : `${String(taken)} of ${String(bound.length)} columns are used.${openDates > 0 ? ' Say how the dates are read.' : ''}`}
        </p>
        <Button
          kind="primary"
          keys="Ctrl ↵"
          disabled={guess === null}
          title={guess === null ? 'Choose a project first' : undefined}
          onClick={goOn}
        >
          Check {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}
        </Button>
      </footer>
    </div>
  );
}
