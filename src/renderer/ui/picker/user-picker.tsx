import { useCallback } from 'react';
import type { UserChoice } from '@shared/fields/values';
import type { Found } from '@shared/ipc/pickers';
import { Avatar } from '../marks/avatar';
import { Combobox } from './combobox';
import { MultiCombobox } from './multi-combobox';
import { mapFound, type Option } from './option';

/** A person who can be chosen. `note` stands at the right: "You", a project, an e-mail address. */
export type UserOption = UserChoice & {
  readonly avatarUrl?: string | null | undefined;
  readonly note?: string | undefined;
};

export type SearchUsers = (query: string, signal: AbortSignal) => Promise<Found<UserOption>>;

interface Shared {
  readonly search: SearchUsers;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

export interface UserPickerProps extends Shared {
  readonly value: UserChoice | null;
  readonly onChange: (value: UserChoice | null) => void;
  readonly clearable?: boolean;
  readonly startOpen?: boolean;
}

export interface MultiUserPickerProps extends Shared {
  readonly values: readonly UserChoice[];
  readonly onChange: (values: readonly UserChoice[]) => void;
}

const NO_ONE = 'No one matches';
const PEOPLE = { one: 'person', many: 'people' };

function asOption(user: UserOption): Option {
  // Of a pasted payload only the account ID is known.
  const label = user.displayName === '' ? user.accountId : user.displayName;
  return { id: user.accountId, label, note: user.note, mark: <Avatar person={user} decorative /> };
}

const asUser = ({ id, label }: Option): UserChoice => ({ accountId: id, displayName: label });

function useUserOptions(search: SearchUsers) {
  return useCallback(
    async (query: string, signal: AbortSignal) => mapFound(await search(query, signal), asOption),
    [search],
  );
}

export function UserPicker(props: UserPickerProps) {
  const { search, value, onChange, label, disabled = false, clearable = true, startOpen = false } = props;
  return (
    <Combobox
      source={useUserOptions(search)}
      value={value === null ? null : asOption(value)}
      onChange={(chosen) => onChange(chosen === null ? null : asUser(chosen))}
      placeholder="Type a name"
      nothing={NO_ONE}
      counted={PEOPLE}
      clearable={clearable}
      startOpen={startOpen}
      label={label}
      disabled={disabled}
    />
  );
}

export function MultiUserPicker({ search, values, onChange, label, disabled = false }: MultiUserPickerProps) {
  return (
    <MultiCombobox
      source={useUserOptions(search)}
      values={values.map(asOption)}
      onChange={(chosen) => onChange(chosen.map(asUser))}
      placeholder="Type a name"
      nothing={NO_ONE}
      counted={PEOPLE}
      label={label}
      disabled={disabled}
    />
  );
}
