/** Types of fm-client.js. */
import type { Ack, Bye, ErrorMessage, Kind, Limits, Mode, Scope, Signals, Taste, Track, Welcome, Why } from "./fm-messages.d.ts";

export type * from "./fm-messages.d.ts";

export const SUBPROTOCOL: "fm.v1.json";
export function mayReconnect(code: number): boolean;

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
  deliverOnly?: boolean;
  storage?: Storage | null;
  now?: () => number;
  random?: () => number;
}

export interface Wishes {
  mode?: Mode;
  scene?: string | null;
  within?: string[] | string | null;
  incognito?: boolean;
  taste?: Taste;
  pausePersonalisation?: boolean;
  signals?: Signals;
}

export type State = "idle" | "connecting" | "open" | "waiting" | "closed";

export interface Events {
  state: CustomEvent<{ state: State; code?: number; reason?: string; retryInMs?: number }>;
  welcome: CustomEvent<Welcome>;
  play: CustomEvent<Play>;
  confirmed: CustomEvent<Play>;
  upnext: CustomEvent<UpNext | null>;
  ack: CustomEvent<Required<Omit<Ack, "type">>>;
  refused: CustomEvent<ErrorMessage>;
  bye: CustomEvent<Bye>;
}

export class FmClient extends EventTarget {
  constructor(options: Options);
  readonly state: State;
  readonly closedWith: number | null;
  readonly limits: Limits | null;
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
  disliked(scope: Scope): Play | null;
  failed(reason: string): Play | null;
  reacted(kind: Kind, polarity?: number): number | undefined;
  renew(token: string): void;
  tune(wishes: Wishes): number;
  keepPlace(positionMs: number): void;
}
