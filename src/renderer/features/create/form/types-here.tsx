import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { LinkButton } from '../../../ui/button/link-button';
import { useSite } from '../../../ui/session/site-context';
import { issueTypesQuery, keptTypesQuery } from '../queries';
import styles from '../create.module.css';

export interface TypesHereProps {
  readonly projectId: string;
  readonly onChoose: (issueTypeId: string) => void;
}

/** While Jira cannot be asked: the types of the project whose fields are on this computer, so that they can be made now. */
export function TypesHere({ projectId, onChoose }: TypesHereProps) {
  const { ref } = useSite();
  const here = useQuery(keptTypesQuery(ref, projectId)).data;
  const types = useQuery(issueTypesQuery(ref, projectId)).data?.value ?? [];
  if (here === undefined) return null;
  const ready = types.filter(({ id }) => here.includes(id));
  if (ready.length === 0)
    return (
      <p className={styles.hint}>
        The fields of this type have never been read here, nor those of another type of this project. They are read as
        soon as Jira can be asked.
      </p>
    );
  return (
    <p className={styles.hint}>
      The fields of this type have never been read here. What can be made now:{' '}
      {ready.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <LinkButton kind="prose" onClick={() => onChoose(id)}>
            {name}
          </LinkButton>
        </Fragment>
      ))}
      .
    </p>
  );
}
