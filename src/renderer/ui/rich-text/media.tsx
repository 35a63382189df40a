import { useState } from 'react';
import { File as FileIcon, ImageOff } from 'lucide-react';
import type { JsonObject } from '@shared/json';
import { Icon } from '../icon/icon';
import { DocLink } from './doc-link';
import { useRichText } from './rich-text-context';
import styles from './media.module.css';

function named(attrs: JsonObject): string {
  for (const name of ['alt', '__fileName', 'url', 'id']) {
    const value = attrs[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return 'Media';
}

/** A picture of the document, or a chip with its name when it is no picture or cannot be loaded. */
export function Media({ attrs }: { readonly attrs: JsonObject }) {
  const { resolveMedia } = useRichText();
  const [broken, setBroken] = useState(false);
  const media = resolveMedia?.(attrs) ?? null;
  if (!media || media.src === null || broken) return <MediaFile attrs={attrs} broken={broken} />;
  const picture = (
    <img className={styles.picture} src={media.src} alt={media.alt} loading="lazy" onError={() => setBroken(true)} />
  );
  return media.href === null ? (
    picture
  ) : (
    <DocLink href={media.href} className={styles.pictureLink}>
      {picture}
    </DocLink>
  );
}

/** A file by its name. */
export function MediaFile({ attrs, broken = false }: { readonly attrs: JsonObject; readonly broken?: boolean }) {
  const { resolveMedia } = useRichText();
  const media = resolveMedia?.(attrs) ?? null;
  const external = typeof attrs['url'] === 'string' ? attrs['url'] : null;
  const chip = (
    <span className={styles.file} title={broken ? 'The picture could not be read' : undefined}>
      <Icon of={broken ? ImageOff : FileIcon} size={14} />
      {media?.alt || named(attrs)}
    </span>
  );
  const href = media?.href ?? external;
  return href ? (
    <DocLink href={href} className={styles.fileLink}>
      {chip}
    </DocLink>
  ) : (
    chip
  );
}
