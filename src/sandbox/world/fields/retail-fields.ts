import type { Field, FieldOption } from '../model';
import { CFT, customField, disabledOption, option, options } from './make-field';

/** Options that other files of the world name. */
export const OPTION = {
  sev1: '10312',
  sev2: '10313',
  sev3: '10314',
  sev4: '10315',
  severityCritical: '10311',
  areaCheckout: '10201',
  areaVouchers: '10202',
} as const;

function severities(): FieldOption[] {
  return [
    ...options(Number(OPTION.sev1), ['Sev 1, outage', 'Sev 2, major', 'Sev 3, minor', 'Sev 4, cosmetic']),
    disabledOption(Number(OPTION.severityCritical), 'Critical'),
  ];
}

function areas(): FieldOption[] {
  const checkout = ['Vouchers', 'Delivery', 'Payment sheet', 'Taxes', 'Summary page'];
  return [
    option(10201, 'Checkout', [...options(10202, checkout), disabledOption(10209, 'Fax order')]),
    option(10210, 'Catalogue', options(10211, ['Product page', 'Search', 'Filters', 'Stock badge'])),
    option(10220, 'Account', options(10221, ['Sign-in', 'Saved baskets', 'Order history', 'Gift cards'])),
    option(10230, 'Mail', options(10231, ['Order mail', 'Newsletter'])),
    option(10240, 'Whole shop'),
    disabledOption(10241, 'Old shop'),
  ];
}

function regions(): FieldOption[] {
  return [
    option(10250, 'EMEA', options(10251, ['Norway', 'Sweden', 'Germany', 'Nigeria', 'Türkiye'])),
    option(10260, 'APAC', options(10261, ['Japan', 'Singapore', 'New Zealand'])),
    option(10270, 'Americas', options(10271, ['Colombia', 'Chile', 'United States'])),
    { ...disabledOption(10280, 'Antarctica'), children: options(10281, ['Troll station']) },
  ];
}

/** The company's own fields: every type that Jira offers (contract 7.2), with names a retailer would give them. */
export function retailFields(): Field[] {
  return [
    customField(10062, 'Severity', `${CFT}:select`, 'option', { options: severities() }),
    customField(10077, 'Area', `${CFT}:cascadingselect`, 'option-with-child', { options: areas() }),
    customField(10078, 'Region', `${CFT}:cascadingselect`, 'option-with-child', { options: regions() }),
    customField(10058, 'Affected build', `${CFT}:select`, 'option', {
      options: [...options(10418, ['4.18.2', '4.18.1']), ...options(10440, ['4.18.0', '4.17.9', '4.17.8', '4.16.5'])],
    }),
    customField(10080, 'QA owner', `${CFT}:userpicker`, 'user', {
      description: 'Who tests the fix.',
      autoCompleteUrl: '/rest/api/1.0/users/picker?fieldName=customfield_10080&showAvatar=true&query=',
    }),
    customField(10081, 'Found on', `${CFT}:datepicker`, 'date'),
    customField(10082, 'Steps to reproduce', `${CFT}:textarea`, 'string'),
    customField(10083, 'Customer tier', `${CFT}:radiobuttons`, 'option', {
      options: options(10450, ['Walk-in', 'Member', 'Gold member', 'Business']),
    }),
    customField(10084, 'Browsers', `${CFT}:multicheckboxes`, 'array', {
      items: 'option',
      options: [...options(10460, ['Chrome', 'Firefox', 'Safari', 'Edge']), disabledOption(10469, 'Internet Explorer')],
    }),
    customField(10085, 'Sales channels', `${CFT}:multiselect`, 'array', {
      items: 'option',
      options: options(10470, ['Web shop', 'App', 'Store till', 'Telephone', 'Marketplace']),
    }),
    customField(10086, 'Support case', `${CFT}:url`, 'string'),
    customField(10087, 'Reviewers', `${CFT}:multiuserpicker`, 'array', {
      items: 'user',
      autoCompleteUrl: '/rest/api/1.0/users/picker?fieldName=customfield_10087&showAvatar=true&query=',
    }),
    customField(10088, 'Owning group', `${CFT}:grouppicker`, 'group', {
      autoCompleteUrl: '/rest/api/3/groups/picker?query=',
    }),
    customField(10089, 'Informed groups', `${CFT}:multigrouppicker`, 'array', { items: 'group' }),
    customField(10090, 'Topics', `${CFT}:labels`, 'array', { items: 'string' }),
    customField(10091, 'Related project', `${CFT}:project`, 'project'),
    customField(10092, 'First seen in', `${CFT}:version`, 'version'),
    customField(10093, 'Also seen in', `${CFT}:multiversion`, 'array', {
      items: 'version',
      operations: ['set', 'add', 'remove'],
    }),
    customField(10094, 'Occurred at', `${CFT}:datetime`, 'datetime'),
    customField(10095, 'Amount', `${CFT}:float`, 'number', { description: 'In the currency of the order.' }),
    customField(10096, 'Order number', `${CFT}:textfield`, 'string'),
    customField(10097, 'Import id', `${CFT}:importid`, 'number', { operations: [] }),
    customField(10098, 'Ledger reference', `${CFT}:readonlyfield`, 'string', {
      description: 'Written by the ledger through the API; no screen lets people type it.',
    }),
    customField(10100, 'Ledger account', `${CFT}:select`, 'option', {
      options: options(10480, ['1510 Receivables', '2440 Payables', '2650 Tax owed', '3010 Sales', '6060 Card fees']),
    }),
    customField(10102, 'People to tell', `${CFT}:people`, 'array', {
      items: 'user',
      configuration: { [`${CFT}:people`]: true },
    }),
    customField(10071, 'Rollout plan', 'com.example.rollout:plan', 'any', {
      description: 'Stages in percent, and the guard that stops the rollout.',
    }),
  ];
}
