import { SUPPLIER_FORM, type FormSize } from './fields/supplier-fields';
import { seedIssues } from './issues/seed-issues';
import { larkfieldSite } from './larkfield';
import type { World } from './model';
import { northgateSite } from './northgate';
import { ALL_PEOPLE } from './people';
import { randomFrom, seedOf } from './random';

export interface SeedOptions {
  /** The same seed, count and time make the same world, byte for byte. */
  seed: number;
  /** Issues of the main site; the small site has 40 (fewer when this is less). */
  issues: number;
  /** Epoch milliseconds: the newest issue is a few minutes older. */
  now: number;
  /** How large the create form of a supplier dossier is, where it is not to be as it always is. */
  form?: Partial<FormSize>;
}

const NORTHGATE_ISSUES = 40;

/** Two sites: Larkfield Retail first, Northgate Labs second. */
export function seedWorld(options: SeedOptions): World {
  const { seed, now } = options;
  const larkfield = larkfieldSite(cloudIdOf(seed, 'larkfield'), now, { ...SUPPLIER_FORM, ...options.form });
  const northgate = northgateSite(cloudIdOf(seed, 'northgate'), now);
  const people = ALL_PEOPLE.map((person) => ({ ...person }));
  seedIssues({ site: larkfield, people, count: options.issues, now, random: randomFrom(seed) });
  seedIssues({
    site: northgate,
    people,
    count: Math.min(options.issues, NORTHGATE_ISSUES),
    now,
    random: randomFrom(seed ^ seedOf('northgate')),
  });
  return { seed, startedAt: now, sites: [larkfield, northgate], people };
}

function cloudIdOf(seed: number, name: string): string {
  return randomFrom(seed ^ seedOf(`cloudId ${name}`)).uuid();
}
