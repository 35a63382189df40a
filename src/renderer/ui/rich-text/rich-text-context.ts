import { createContext, useContext } from 'react';
import type { JsonObject } from '@shared/json';
import type { HeadingTag } from './heading-tags';

/** Where a media node's bytes are, once Jira's attachment behind it is known. */
export interface ResolvedMedia {
  /** `app-media:` for a picture that can be shown; `null` for a file. */
  readonly src: string | null;
  readonly alt: string;
  /** What is opened on a click. */
  readonly href: string | null;
}

export interface RichTextPorts {
  /** Opens a link; without it links are text with their address in the title. */
  readonly onOpenLink?: ((url: string) => void) | undefined;
  readonly resolveMedia?: ((attrs: JsonObject) => ResolvedMedia | null) | undefined;
  /** Puts a code block on the clipboard. */
  readonly onCopy?: ((text: string) => Promise<void>) | undefined;
  /** Whose mentions stand out. */
  readonly myAccountId?: string | undefined;
}

interface RichTextSetting extends RichTextPorts {
  /** Which element draws a heading of a level, for this document. */
  readonly headings?: ReadonlyMap<number, HeadingTag>;
}

export const RichTextContext = createContext<RichTextSetting>({});

export function useRichText(): RichTextSetting {
  return useContext(RichTextContext);
}
