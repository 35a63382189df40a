import type { JsonObject, JsonValue } from '@shared/json';
import type { SearchUsers } from '../picker/user-picker';

export interface RichTextEditorProps {
  /** Its name where no Field is around it. */
  readonly label: string;
  /** An ADF document, the plain text of an older draft, or nothing. */
  readonly value: JsonValue | null;
  /** An ADF document that fits Atlassian's schema; null while there never was anything in it. */
  readonly onChange: (value: JsonObject | null) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string | undefined;
  /** Whom `@` finds; without it there are no mentions. */
  readonly searchUsers?: SearchUsers | undefined;
  /** Pictures and files that are pasted, dropped or chosen. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  /** Starts low and grows: a comment. */
  readonly minimal?: boolean;
  /** The cursor is in it as soon as it is there. */
  readonly autoFocus?: boolean;
}
