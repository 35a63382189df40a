/** The part of `fetch` that the gateway needs; anything that speaks HTTP can stand behind it. */
export type FetchPort = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** A redirect is an answer like any other: who follows it decides what goes along. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  /** The bytes as they come; `null` for an answer without any. */
  readonly body: ReadableStream<Uint8Array> | null;
}
