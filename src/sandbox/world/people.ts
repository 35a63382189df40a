import type { Group, Person } from './model';
import { randomFrom, seedOf } from './random';

type AccountIdStyle = 'new' | 'old' | 'hex';

/** `new`: `712020:uuid`, `old`: `557058:uuid`, `hex`: 24 hex digits. All three are found on real sites. */
function accountIdFor(displayName: string, style: AccountIdStyle): string {
  const uuid = randomFrom(seedOf(displayName)).uuid();
  if (style === 'hex') return `5${uuid.replaceAll('-', '').slice(0, 23)}`;
  return `${style === 'new' ? '712020' : '557058'}:${uuid}`;
}

function person(displayName: string, style: AccountIdStyle, timeZone: string, emailAddress: string | null): Person {
  return {
    accountId: accountIdFor(displayName, style),
    accountType: 'atlassian',
    displayName,
    emailAddress,
    active: true,
    timeZone,
  };
}

function app(displayName: string, emailAddress: string | null): Person {
  return { ...person(displayName, 'new', 'Etc/GMT', emailAddress), accountType: 'app' };
}

/** Who consents by default: QA lead at Larkfield, member of both sites. */
export const MARA_LIND = person('Mara Lind', 'new', 'Europe/Stockholm', 'mara.lind@larkfield.example');
/** Of another zone than the main site, and an admin of it. */
export const TOMAS_IBARRA = person('Tomás Ibarra', 'new', 'America/Bogota', 'tomas.ibarra@larkfield.example');
export const ODA_VOSS = person('Oda Voss', 'old', 'Europe/Oslo', 'oda.voss@larkfield.example');
export const INES_OKAFOR = person('Ines Okafor', 'new', 'Africa/Lagos', 'ines.okafor@larkfield.example');
export const JONAS_KELLER = person('Jonas Keller', 'hex', 'Europe/Berlin', 'jonas.keller@larkfield.example');
/** Left the company: inactive, still named by old issues. */
export const RUI_CUNHA: Person = { ...person('Rui Cunha', 'hex', 'Europe/Lisbon', null), active: false };
/** The service account of client credentials. */
export const RELEASE_BOT = app('Release Bot', 'release-bot@serviceaccount.example');
/** An app that writes into issues and never signs in. */
export const HOOK_RELAY = app('Hook Relay for Jira', null);

/** May not browse users: pickers of people and groups find nobody for him. */
export const CHIDI_EZE = person('Chidi Eze', 'new', 'Africa/Lagos', null);

/** At Larkfield Retail, the main site. */
export const LARKFIELD_PEOPLE: readonly Person[] = [
  MARA_LIND,
  TOMAS_IBARRA,
  ODA_VOSS,
  INES_OKAFOR,
  JONAS_KELLER,
  RUI_CUNHA,
  person('Malte Aurich', 'new', 'Europe/Berlin', 'malte.aurich@larkfield.example'),
  person('Tilda Mattis', 'new', 'Europe/Stockholm', null),
  person('Jo Marrow', 'old', 'Europe/London', 'jo.marrow@larkfield.example'),
  person('Cuno Hartl', 'hex', 'Europe/Vienna', 'cuno.hartl@larkfield.example'),
  person('Ana Cuevas', 'new', 'Europe/Madrid', 'ana.cuevas@larkfield.example'),
  person('Łukasz Żak', 'new', 'Europe/Warsaw', 'lukasz.zak@larkfield.example'),
  person('Þóra Jónsdóttir', 'old', 'Atlantic/Reykjavik', null),
  person('Nguyễn Thị Hạnh', 'new', 'Asia/Ho_Chi_Minh', 'hanh.nguyen@larkfield.example'),
  person('Ayşe Yıldırım', 'new', 'Europe/Istanbul', 'ayse.yildirim@larkfield.example'),
  person('佐藤 美咲', 'new', 'Asia/Tokyo', 'misaki.sato@larkfield.example'),
  person('김서연', 'new', 'Asia/Seoul', null),
  person('Олена Коваль', 'old', 'Europe/Kyiv', 'olena.koval@larkfield.example'),
  person('ليلى حداد', 'new', 'Asia/Beirut', 'layla.haddad@larkfield.example'),
  person('Siobhán Ní Bhriain', 'new', 'Europe/Dublin', 'siobhan.nibhriain@larkfield.example'),
  person('Zoë van der Meer', 'hex', 'Europe/Amsterdam', 'zoe.vandermeer@larkfield.example'),
  person('Aarav Deshpande', 'new', 'Asia/Kolkata', 'aarav.deshpande@larkfield.example'),
  CHIDI_EZE,
  person('Márta Kőszegi', 'old', 'Europe/Budapest', 'marta.koszegi@larkfield.example'),
  person('Émile Garçon', 'new', 'Europe/Paris', 'emile.garcon@larkfield.example'),
  person('Søren Ågård', 'new', 'Europe/Copenhagen', 'soren.agard@larkfield.example'),
  person('Tamati Ngata', 'new', 'Pacific/Auckland', 'tamati.ngata@larkfield.example'),
  person("Grace O'Malley-Quint", 'hex', 'America/New_York', 'grace.omalley@larkfield.example'),
  person('Mei Lin Tan', 'new', 'Asia/Singapore', 'meilin.tan@larkfield.example'),
  person('Jo Marrow-Reyes', 'new', 'America/Santiago', null),
  person('Ravi', 'new', 'Asia/Colombo', 'ravi@larkfield.example'),
  person('Wanjiru Kamau', 'new', 'Africa/Nairobi', 'wanjiru.kamau@larkfield.example'),
  RELEASE_BOT,
  HOOK_RELAY,
];

const NORTHGATE_ONLY: readonly Person[] = [
  person('Petra Holm', 'new', 'America/Denver', 'petra.holm@northgate.example'),
  person('Dmitri Vasquez', 'new', 'America/Denver', null),
  person('Noor Abbasi', 'old', 'Asia/Karachi', 'noor.abbasi@northgate.example'),
  person('Hye-jin Park', 'new', 'Asia/Seoul', 'hyejin.park@northgate.example'),
];

/** At Northgate Labs, the small site. */
export const NORTHGATE_PEOPLE: readonly Person[] = [MARA_LIND, JONAS_KELLER, ...NORTHGATE_ONLY, RELEASE_BOT];

export const ALL_PEOPLE: readonly Person[] = [...LARKFIELD_PEOPLE, ...NORTHGATE_ONLY];

/** The group whose members hold *Administer Jira*, on either site. */
export const ADMIN_GROUP_NAME = 'site-admins';

function idsOf(people: readonly Person[]): string[] {
  return people.map((member) => member.accountId);
}

function group(name: string, people: readonly Person[]): Group {
  return { groupId: randomFrom(seedOf(`group ${name}`)).uuid(), name, members: idsOf(people) };
}

/** A share of the people, by position: enough for groups nobody has to remember. */
function everyNth(people: readonly Person[], step: number, offset: number): Person[] {
  return people.filter((_, index) => index % step === offset);
}

export function larkfieldGroups(): Group[] {
  return [
    group('jira-users-larkfield', LARKFIELD_PEOPLE),
    group(ADMIN_GROUP_NAME, [TOMAS_IBARRA, ODA_VOSS]),
    group('checkout-qa', [MARA_LIND, INES_OKAFOR, ...everyNth(LARKFIELD_PEOPLE, 7, 3)]),
    group('payments-team', [ODA_VOSS, JONAS_KELLER, ...everyNth(LARKFIELD_PEOPLE, 6, 1)]),
    group('operations-on-call', [TOMAS_IBARRA, ...everyNth(LARKFIELD_PEOPLE, 9, 2)]),
    group('change-board', [TOMAS_IBARRA, INES_OKAFOR, ODA_VOSS]),
    group('Lager & Versand', everyNth(LARKFIELD_PEOPLE, 8, 5)),
    group('contractors', everyNth(LARKFIELD_PEOPLE, 10, 4)),
    group('empty-group', []),
  ];
}

export function northgateGroups(): Group[] {
  return [
    group('jira-users-northgate', NORTHGATE_PEOPLE),
    group(ADMIN_GROUP_NAME, NORTHGATE_ONLY.slice(0, 1)),
    group('firmware', NORTHGATE_ONLY),
  ];
}

export function accountIdsOf(people: readonly Person[]): string[] {
  return idsOf(people);
}
