import { Avatar, type AvatarProps } from './avatar';
import styles from './person.module.css';

/** A person by picture and name; `null` reads "Unassigned", or what the field calls it. */
export function Person({
  person,
  nobody = 'Nobody',
}: {
  readonly person: AvatarProps['person'];
  readonly nobody?: string;
}) {
  return (
    <span className={styles.person}>
      <Avatar person={person} decorative />
      {person === null ? (
        <span className={styles.nobody}>{nobody}</span>
      ) : (
        <span className={styles.name}>{person.displayName}</span>
      )}
    </span>
  );
}
