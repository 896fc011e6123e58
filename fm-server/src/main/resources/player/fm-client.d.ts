/** Types of fm-client.js; the messages are those of docs/protocol.md. */

export const SUBPROTOCOL: "fm.v1.json";
export function mayReconnect(code: number): boolean;

export interface Track {
  id: string;
  title: string;
  artist: string;
  album?: string | null;
  durationMs: number;
  tags: string[];
  language?: string | null;
  year: number;
  url?: string | null;
  traits: Record<string, string>;
}

export interface Why {
  channel: string;
  explored: boolean;
  propensity: number;
  because?: string | null;
  features: { name: string; weight: number }[];
}

export interface UpNext {
  spin: string;
  track: Track;
}

export interface Play extends UpNext {
  /** null for an up-next that was started here, until the server confirms it */
  why: Why | null;
  positionMs: number;
  started?: boolean;
}

export interface Options {
  url: string;
  token: string | (() => string);
  device: string;
  account?: string;
  storage?: Storage | null;
  now?: () => number;
  random?: () => number;
}

export interface Wishes {
  mode?: "balanced" | "familiar" | "explore";
  scene?: string;
  within?: string[] | string | null;
  incognito?: boolean;
  taste?: { artists?: string[]; tags?: string[]; tracks?: string[] };
}

export type State = "idle" | "connecting" | "open" | "waiting" | "closed";

export interface Events {
  state: CustomEvent<{ state: State; code?: number; reason?: string; retryInMs?: number }>;
  welcome: CustomEvent<{ station: string; resumed: boolean; lastSeq: number; reason?: string | null }>;
  play: CustomEvent<Play>;
  confirmed: CustomEvent<Play>;
  upnext: CustomEvent<UpNext | null>;
  ack: CustomEvent<{ seq: number; unknown: string[] }>;
  refused: CustomEvent<{ code: string; message: string; field?: string | null; seq?: number | null }>;
  bye: CustomEvent<{ code: number; reason: string; reconnectAfterMs: number }>;
}

export class FmClient extends EventTarget {
  constructor(options: Options);
  readonly state: State;
  readonly closedWith: number | null;
  readonly current: Play | null;
  readonly upNext: UpNext | null;
  readonly unacknowledged: number;
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
  connect(): void;
  close(): void;
  retryNow(): void;
  forget(): void;
  started(): number | undefined;
  progress(positionMs: number): number | undefined;
  paused(positionMs: number): number | undefined;
  resumed(positionMs: number): number | undefined;
  liked(): number | undefined;
  unliked(): number | undefined;
  completed(): Play | null;
  skipped(positionMs: number): Play | null;
  disliked(scope: "track" | "artist"): Play | null;
  failed(reason: string): Play | null;
  tune(wishes: Wishes): number;
  keepPlace(positionMs: number): void;
}
