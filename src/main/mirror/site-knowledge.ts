import { fold } from '@shared/fold';
import type { JsonObject } from '@shared/json';
import type { FieldSchema } from '@shared/jira/field';
import type { User } from '@shared/jira/issue';
import { wireUser } from '../gateway/wire/common';
import type { Connection } from '../storage/connection';
import type { SiteNumbers } from './site-numbers';

interface KnownField {
  readonly name: string;
  readonly schema: FieldSchema | null;
}

/** What is the same for all issues of a site: names and schemas of fields, and the people seen in them. Inside the database process. */
export class SiteKnowledge {
  private readonly fields = new Map<number, Map<string, KnownField>>();
  private readonly met = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  /** `names` and `schema` as Jira expands them, of a whole page or of one issue. */
  learnFields(
    account: string,
    cloudId: string,
    names: Readonly<Record<string, string>>,
    schema: Readonly<Record<string, FieldSchema>>,
  ): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      const known = this.knownFields(site);
      for (const [id, name] of Object.entries(names)) {
        const field = { name, schema: schema[id] ?? null };
        if (JSON.stringify(known.get(id)) === JSON.stringify(field)) continue;
        this.connection.run(
          `INSERT INTO field (site, id, name, schema) VALUES (?, ?, ?, ?)
           ON CONFLICT (site, id) DO UPDATE SET name = excluded.name, schema = excluded.schema`,
          site,
          id,
          name,
          field.schema === null ? null : JSON.stringify(field.schema),
        );
        known.set(id, field);
      }
    });
  }

  /** Names and schemas of these fields, as far as they are known. */
  namesFor(
    site: number,
    ids: readonly string[],
  ): { names: Record<string, string>; schema: Record<string, FieldSchema> } {
    const known = this.knownFields(site);
    const names: Record<string, string> = {};
    const schema: Record<string, FieldSchema> = {};
    for (const id of ids) {
      const field = known.get(id);
      if (field === undefined) continue;
      names[id] = field.name;
      if (field.schema !== null) schema[id] = field.schema;
    }
    return { names, schema };
  }

  /** People whom an issue names; who was met as they are is not written again. */
  meet(site: number, people: ReadonlyMap<string, JsonObject>): void {
    for (const [accountId, person] of people) {
      const read = wireUser.safeParse(person);
      if (read.success) this.keep(site, { ...read.data, accountId });
    }
  }

  /** People whom a picker found. */
  meetFound(account: string, cloudId: string, people: readonly User[]): void {
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      for (const person of people) this.keep(site, person);
    });
  }

  /** Somebody who was met before, by Atlassian's id. */
  person(account: string, cloudId: string, accountId: string): User | null {
    const site = this.sites.find(account, cloudId);
    if (site === null) return null;
    const [row] = this.connection.rows('SELECT body FROM person WHERE site = ? AND account_id = ?', site, accountId);
    return row === undefined ? null : (JSON.parse(String(row[0])) as User);
  }

  /** People whose name, or a part of it, begins so, in any case and without accents: for a picker without a network. */
  findPeople(account: string, cloudId: string, text: string, most: number): User[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    const wanted = fold(text.trim());
    return this.connection
      .rows('SELECT body FROM person WHERE site = ? ORDER BY name', site)
      .map(([body]) => JSON.parse(String(body)) as User)
      .filter(({ active, displayName }) => active && ` ${fold(displayName)}`.includes(` ${wanted}`))
      .slice(0, most);
  }

  forget(): void {
    this.fields.clear();
    this.met.clear();
  }

  private keep(site: number, person: User): void {
    const body = JSON.stringify(person);
    const key = `${site} ${person.accountId}`;
    if (this.met.get(key) === body) return;
    this.met.set(key, body);
    this.connection.run(
      `INSERT INTO person (site, account_id, name, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (site, account_id) DO UPDATE SET name = excluded.name, body = excluded.body`,
      site,
      person.accountId,
      person.displayName.toLowerCase(),
      body,
    );
  }

  private knownFields(site: number): Map<string, KnownField> {
    const held = this.fields.get(site);
    if (held !== undefined) return held;
    const read = new Map<string, KnownField>();
    for (const [id, name, schema] of this.connection.rows('SELECT id, name, schema FROM field WHERE site = ?', site)) {
      read.set(String(id), {
        name: String(name),
        schema: schema === null || schema === undefined ? null : (JSON.parse(String(schema)) as FieldSchema),
      });
    }
    this.fields.set(site, read);
    return read;
  }
}
