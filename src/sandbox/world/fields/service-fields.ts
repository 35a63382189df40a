import type { Field } from '../model';
import { CFT, customField, options } from './make-field';

const DESK = 'com.atlassian.servicedesk';
const FORMS = 'com.atlassian.jira.plugins.proforma-managed-fields';

/** Fields of service projects (contract 7.2): types that a client shows raw at best. */
export function serviceFields(): Field[] {
  return [
    customField(10010, 'Request Type', `${DESK}:vp-origin`, 'sd-customerrequesttype'),
    customField(10002, 'Organizations', `${DESK}:sd-customer-organizations`, 'array', {
      items: 'sd-customerorganization',
    }),
    customField(10025, 'Request language', `${DESK}:sd-request-language`, 'sd-request-lang'),
    customField(10026, 'Satisfaction', `${DESK}:sd-request-feedback`, 'sd-feedback', { operations: [] }),
    customField(10027, 'Satisfaction date', `${DESK}:sd-request-feedback-date`, 'datetime', { operations: [] }),
    customField(10028, 'Request participants', `${DESK}:sd-request-participants`, 'array', { items: 'user' }),
    customField(10029, 'Approvals', `${DESK}.approvals-plugin:sd-approvals`, 'sd-approvals', { operations: [] }),
    customField(10030, 'Time to first response', `${DESK}:sd-sla-field`, 'sd-servicelevelagreement', {
      operations: [],
    }),
    customField(10031, 'Time to resolution', `${DESK}:sd-sla-field`, 'sd-servicelevelagreement', { operations: [] }),
    customField(10035, 'Open forms', `${FORMS}:forms-open-field-cftype`, 'number', { operations: [] }),
    customField(10036, 'Submitted forms', `${FORMS}:forms-submitted-field-cftype`, 'number', { operations: [] }),
    customField(10038, 'Affected hardware', 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf', 'array', {
      items: 'cmdb-object-field',
      operations: ['set'],
    }),
    customField(10039, 'Affected service', 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf', 'any'),
    customField(10060, 'Impact', `${CFT}:select`, 'option', {
      options: options(10420, [
        'Extensive / Widespread',
        'Significant / Large',
        'Moderate / Limited',
        'Minor / Localized',
      ]),
    }),
    customField(10063, 'Change type', `${CFT}:radiobuttons`, 'option', {
      options: options(10430, ['Standard', 'Normal', 'Emergency']),
    }),
    customField(10064, 'Change window', `${CFT}:datetime`, 'datetime'),
    customField(10065, 'Approvers', `${CFT}:multiuserpicker`, 'array', { items: 'user' }),
    customField(10101, 'Change board verdict', 'com.example.change-board:verdict', 'option', {
      operations: [],
      description: 'Filled in by the change board. Nobody else can set it.',
    }),
  ];
}
