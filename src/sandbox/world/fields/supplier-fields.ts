import type { Field } from '../model';
import { FIRST_SUPPLIER_FIELD } from './field-ids';
import { CFT, customField, option, options } from './make-field';

/** How large the create form of a supplier dossier is. */
export interface FormSize {
  /** Fields on the create screen, those of Jira itself among them. */
  fields: number;
  /** Options of each of the ten long lists. */
  options: number;
}

export const SUPPLIER_FORM: FormSize = { fields: 200, options: 5000 };

/** Lists that no one reads to the end. The first is required; the second is, too, and has a default. */
const LONG_LISTS = [
  'Commodity code',
  'Home warehouse',
  'Port of loading',
  'Tariff line',
  'Bank branch',
  'Carrier service',
  'Product families',
  'Certificates held',
  'Cost centre',
  'Stores served',
];
const SEVERAL_OF = new Set(['Product families', 'Certificates held', 'Stores served']);

const SECTIONS = [
  ['Company', 'Contacts', 'Contract', 'Deliveries', 'Quality', 'Payment', 'Environment'],
  ['Systems', 'Insurance', 'Store support', 'Returns', 'Packaging', 'Audit'],
].flat();

type Make = (customId: number, name: string, firstOption: number) => Field;

/** What each section asks; a section begins with what is easiest to answer. */
const QUESTIONS: readonly (readonly [question: string, make: Make])[] = [
  ['reference', (id, name) => customField(id, name, `${CFT}:textfield`, 'string')],
  ['status', (id, name, at) => select(id, name, at, ['Open', 'Agreed', 'Refused'])],
  ['agreed on', (id, name) => customField(id, name, `${CFT}:datepicker`, 'date')],
  ['amount', (id, name) => customField(id, name, `${CFT}:float`, 'number')],
  ['remarks', (id, name) => customField(id, name, `${CFT}:textarea`, 'string')],
  ['responsible', (id, name) => customField(id, name, `${CFT}:userpicker`, 'user')],
  ['web page', (id, name) => customField(id, name, `${CFT}:url`, 'string')],
  ['topics', (id, name) => customField(id, name, `${CFT}:labels`, 'array', { items: 'string' })],
  [
    'checks done',
    (id, name, at) =>
      customField(id, name, `${CFT}:multicheckboxes`, 'array', {
        items: 'option',
        options: options(at, ['Papers', 'Site visit', 'Samples']),
      }),
  ],
  [
    'grade',
    (id, name, at) =>
      customField(id, name, `${CFT}:radiobuttons`, 'option', { options: options(at, ['A', 'B', 'C', 'D']) }),
  ],
  [
    'region',
    (id, name, at) =>
      customField(id, name, `${CFT}:cascadingselect`, 'option-with-child', {
        options: [
          option(at, 'North', options(at + 1, ['Coast', 'Inland'])),
          option(at + 3, 'South', options(at + 4, ['Coast', 'Inland', 'Islands'])),
        ],
      }),
  ],
  ['next look at', (id, name) => customField(id, name, `${CFT}:datetime`, 'datetime')],
  ['people to ask', (id, name) => customField(id, name, `${CFT}:multiuserpicker`, 'array', { items: 'user' })],
  ['group in charge', (id, name) => customField(id, name, `${CFT}:grouppicker`, 'group')],
  ['paper number', (id, name) => customField(id, name, `${CFT}:textfield`, 'string')],
];

function select(customId: number, name: string, firstOption: number, values: readonly string[]): Field {
  return customField(customId, name, `${CFT}:select`, 'option', { options: options(firstOption, values) });
}

const FIRST_OPTION = 100_000;

/** The ids of options leave room for lists of any length before the next field's. */
function longList(index: number, name: string, count: number): Field {
  const several = SEVERAL_OF.has(name);
  const field = customField(
    FIRST_SUPPLIER_FIELD + index,
    name,
    several ? `${CFT}:multiselect` : `${CFT}:select`,
    several ? 'array' : 'option',
    several ? { items: 'option' } : {},
  );
  return { ...field, manyOptions: { firstId: 1_000_000 * (index + 1), count, disabledIds: [] } };
}

/** Issue type, project, summary and reporter, and the six more that `projects/suppliers.ts` puts on the screen. */
const FIELDS_OF_JIRA = 10;

const PARENTS = 10;

/** As many places as the long lists have options, spread below ten parents. */
function storagePlace(customId: number, count: number): Field {
  const field = customField(customId, 'Storage place', `${CFT}:cascadingselect`, 'option-with-child');
  const childrenEach = Math.ceil(count / PARENTS);
  return { ...field, manyOptions: { firstId: 50_000_000, count: PARENTS, childrenEach, disabledIds: [] } };
}

/** The questions of a supplier dossier with so many fields in all: the long lists, then as many others as were asked for. */
export function supplierFields(size: FormSize): Field[] {
  const count = Math.max(0, size.fields - FIELDS_OF_JIRA);
  const lists = LONG_LISTS.map((name, index) => longList(index, name, size.options));
  lists.push(storagePlace(FIRST_SUPPLIER_FIELD + lists.length, size.options));
  const others = Array.from({ length: Math.max(0, count - lists.length) }, (_, index): Field => {
    const asked = QUESTIONS[index % QUESTIONS.length];
    if (asked === undefined) throw new Error('There are no questions');
    const [question, make] = asked;
    const nth = Math.floor(index / QUESTIONS.length);
    const round = Math.floor(nth / SECTIONS.length);
    const section = `${SECTIONS[nth % SECTIONS.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`;
    return make(FIRST_SUPPLIER_FIELD + lists.length + index, `${section}: ${question}`, FIRST_OPTION + index * 10);
  });
  return [...lists, ...others].slice(0, count);
}

export function isDossierField(field: Field): boolean {
  return (field.schema.customId ?? 0) >= FIRST_SUPPLIER_FIELD;
}
