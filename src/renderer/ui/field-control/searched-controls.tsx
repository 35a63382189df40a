import { useCallback } from 'react';
import type { GroupChoice, SprintChoice, TeamChoice } from '@shared/fields/values';
import type { Found, FoundGroup, FoundSprint, FoundTeam } from '@shared/ipc/pickers';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { Combobox } from '../picker/combobox';
import { MultiCombobox } from '../picker/multi-combobox';
import { mapFound, type Option } from '../picker/option';
import type { Pickers } from './pickers';
import { asGroup, asList, asSprint, asTeam } from './read-value';
import { mayBeEmpty } from './may-be-empty';

interface SearchedProps {
  readonly field: CreateField;
  readonly pickers: Pickers;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

/** An option carries what its value needs beside id and label. */
type GroupOption = Option & { readonly group: GroupChoice };
type SprintOption = Option & { readonly sprint: SprintChoice };

const GROUPS = { one: 'group', many: 'groups' };
const SPRINTS = { one: 'sprint', many: 'sprints' };
const TEAMS = { one: 'team', many: 'teams' };

function groupOption(group: GroupChoice | FoundGroup): GroupOption {
  const { groupId, name } = group;
  return { id: groupId ?? name, label: name === '' ? (groupId ?? '') : name, group: { groupId, name } };
}

function groupOf(option: Option): GroupChoice {
  return 'group' in option ? (option as GroupOption).group : { groupId: null, name: option.label };
}

/** The options of a search, for as long as field and pickers stay the same. */
function useFound<T>(
  field: CreateField,
  search: (field: CreateField, query: string, signal: AbortSignal) => Promise<Found<T>>,
  asOption: (item: T) => Option,
) {
  return useCallback(
    async (query: string, signal: AbortSignal) => mapFound(await search(field, query, signal), asOption),
    [asOption, field, search],
  );
}

export function GroupControl({ field, pickers, value, onChange, disabled }: SearchedProps) {
  const group = asGroup(value);
  return (
    <Combobox
      label={field.name}
      source={useFound(field, pickers.searchGroups, groupOption)}
      value={group === null ? null : groupOption(group)}
      onChange={(chosen) => onChange(chosen === null ? null : groupOf(chosen))}
      placeholder="Type a group's name"
      nothing="No group matches"
      counted={GROUPS}
      clearable={mayBeEmpty(field)}
      disabled={disabled}
    />
  );
}

export function MultiGroupControl({ field, pickers, value, onChange, disabled }: SearchedProps) {
  return (
    <MultiCombobox
      label={field.name}
      source={useFound(field, pickers.searchGroups, groupOption)}
      values={asList(value, asGroup).map(groupOption)}
      onChange={(chosen) => onChange(chosen.length === 0 ? null : chosen.map(groupOf))}
      placeholder="Type a group's name"
      nothing="No group matches"
      counted={GROUPS}
      disabled={disabled}
    />
  );
}

function sprintOption({ id, name, state }: SprintChoice | FoundSprint): SprintOption {
  return {
    id,
    label: name === '' ? `Sprint ${id}` : name,
    note: stateWord(state),
    sprint: { id, name, state },
  };
}

function stateWord(state: string | null): string | undefined {
  switch (state) {
    case 'active':
      return 'Active';
    case 'future':
      return 'Future';
    case 'closed':
      return 'Closed';
    default:
      return undefined;
  }
}

/** One sprint of the project's boards. A number is taken as it is: not every board may be read. */
export function SprintControl({ field, pickers, value, onChange, disabled }: SearchedProps) {
  const sprint = asSprint(value);
  const source = useTyped(useFound(field, pickers.searchSprints, sprintOption), typedSprint);
  return (
    <Combobox
      label={field.name}
      source={source}
      value={sprint === null ? null : sprintOption(sprint)}
      onChange={(chosen) => onChange(chosen === null ? null : sprintOf(chosen))}
      placeholder="Type a sprint's name or number"
      nothing="No open sprint matches"
      counted={SPRINTS}
      clearable={mayBeEmpty(field)}
      disabled={disabled}
    />
  );
}

function typedSprint(text: string): Option | null {
  return /^[1-9]\d*$/.test(text)
    ? { ...sprintOption({ id: text, name: '', state: null }), note: 'By its number' }
    : null;
}

function sprintOf(option: Option): SprintChoice {
  return 'sprint' in option ? (option as SprintOption).sprint : { id: option.id, name: option.label, state: null };
}

/** One team. Its id is taken as it is: Jira has no public list of teams. */
export function TeamControl({ field, pickers, value, onChange, disabled }: SearchedProps) {
  const team = asTeam(value);
  const source = useTyped(useFound(field, pickers.searchTeams, teamOption), typedTeam);
  return (
    <Combobox
      label={field.name}
      source={source}
      value={team === null ? null : teamOption(team)}
      onChange={(chosen) => onChange(chosen === null ? null : { id: chosen.id, name: nameOf(chosen) })}
      placeholder="Type a team's name or ID"
      nothing="No team of this name is known here. Its ID is taken too"
      counted={TEAMS}
      clearable={mayBeEmpty(field)}
      disabled={disabled}
    />
  );
}

function teamOption({ id, name }: TeamChoice | FoundTeam): Option {
  return { id, label: name === '' ? id : name };
}

function nameOf({ id, label }: Option): string {
  return label === id ? '' : label;
}

function typedTeam(text: string): Option | null {
  return /^(?=\S*\d)[\w:-]{8,}$/.test(text) ? { id: text, label: text, note: 'By its ID' } : null;
}

/** Adds what was typed itself, where it can be a value, unless it was found. */
function useTyped(
  search: (query: string, signal: AbortSignal) => Promise<Found<Option>>,
  typed: (text: string) => Option | null,
) {
  return useCallback(
    async (query: string, signal: AbortSignal): Promise<Found<Option>> => {
      const own = typed(query.trim());
      const found = await search(query, signal);
      if (own === null || found.items.some(({ id }) => id === own.id)) return found;
      return { ...found, items: [...found.items, own] };
    },
    [search, typed],
  );
}
