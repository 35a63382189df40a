import { TYPE } from '../issue-types';
import type { Field, Json, Project } from '../model';
import { INES_OKAFOR, MARA_LIND } from '../people';
import { screensOf } from '../screens';
import { simpleWorkflow } from '../workflows';
import { makeProject } from './make-project';

const BASICS = ['description', 'priority', 'assignee', 'labels', 'duedate', 'attachment'];
/**
 * Company-managed, and monstrous: a dossier asks for 200 things, ten of them out of 5,000. Four of its own fields are
 * required, two of these have a default.
 */
export function suppliers(dossierFields: readonly Field[]): Project {
  const [commodity, warehouse] = dossierFields;
  const named = (name: string): Field | undefined => dossierFields.find((field) => field.name === name);
  const [reference, status] = [named('Company: reference'), named('Company: status')];
  const required = [commodity, warehouse, reference, status].flatMap((field) => field?.id ?? []);
  const defaults: Record<string, Json> = {};
  if (warehouse?.manyOptions !== undefined) defaults[warehouse.id] = { id: String(warehouse.manyOptions.firstId + 42) };
  const [open] = status?.options ?? [];
  if (status !== undefined && open !== undefined) defaults[status.id] = { id: open.id };
  return makeProject({
    id: '10029',
    key: 'SUPP',
    name: 'Supplier onboarding',
    description: 'A dossier for each supplier, with everything anybody ever wanted to know.',
    typeKey: 'business',
    lead: INES_OKAFOR,
    leads: [MARA_LIND],
    permissions: { MODIFY_REPORTER: '*' },
    workflow: simpleWorkflow('SUPP: simple'),
    issueTypeIds: [TYPE.dossier, TYPE.task, TYPE.subtask],
    screens: {
      [TYPE.dossier]: screensOf({
        required,
        optional: [...BASICS, ...dossierFields.map((field) => field.id)],
        defaults,
      }),
      [TYPE.task]: screensOf({ optional: BASICS }),
      [TYPE.subtask]: screensOf({ subtask: true, optional: BASICS }),
    },
  });
}
