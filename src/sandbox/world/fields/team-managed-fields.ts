import type { Field } from '../model';
import { CFT, customField, options } from './make-field';

/** Fields of the team-managed projects: each its own, though names repeat across projects (contract 11). */
export function mobileFields(projectId: string): Field[] {
  return [
    customField(10140, 'Severity', `${CFT}:select`, 'option', {
      projectId,
      options: options(10500, ['Crash', 'Annoying', 'Cosmetic']),
    }),
    customField(10141, 'Testers', `${CFT}:people`, 'array', {
      items: 'user',
      projectId,
      configuration: { [`${CFT}:people`]: true },
    }),
    customField(10142, 'Platforms', `${CFT}:multicheckboxes`, 'array', {
      items: 'option',
      projectId,
      options: options(10510, ['Android', 'iOS', 'Tablet']),
    }),
    customField(10143, 'Release note', `${CFT}:textarea`, 'string', { projectId }),
    customField(10144, 'Start date', `${CFT}:datepicker`, 'date', { projectId }),
  ];
}

export function documentationFields(projectId: string): Field[] {
  return [
    customField(10150, 'Reviewers', `${CFT}:people`, 'array', {
      items: 'user',
      projectId,
      configuration: { [`${CFT}:people`]: true },
    }),
    customField(10151, 'Audience', `${CFT}:multiselect`, 'array', {
      items: 'option',
      projectId,
      options: options(10520, ['Shop staff', 'Developers', 'Customers']),
    }),
    customField(10152, 'Publish on', `${CFT}:datepicker`, 'date', { projectId }),
    customField(10153, 'Severity', `${CFT}:select`, 'option', {
      projectId,
      options: options(10530, ['Wrong', 'Missing', 'Unclear']),
    }),
  ];
}
