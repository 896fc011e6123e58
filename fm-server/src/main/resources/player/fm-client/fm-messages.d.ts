/** The messages of protocol version 1, as they are on the wire; docs/protocol.md tells what they mean. */

export interface Hello { type: "hello"; token: string; device: string; resume?: Resume | null; deliverOnly?: boolean | null }
export interface Started { type: "started"; seq: number; spin: string; atMs: number }
export interface Progress { type: "progress"; seq: number; spin: string; positionMs: number; atMs: number }
export interface Paused { type: "paused"; seq: number; spin: string; positionMs: number; atMs: number }
export interface Resumed { type: "resumed"; seq: number; spin: string; positionMs: number; atMs: number }
export interface Completed { type: "completed"; seq: number; spin: string; atMs: number }
export interface Skipped { type: "skipped"; seq: number; spin: string; positionMs: number; atMs: number }
export interface Failed { type: "failed"; seq: number; spin: string; reason: string; atMs: number }
export interface Liked { type: "liked"; seq: number; spin: string; atMs: number }
export interface Unliked { type: "unliked"; seq: number; spin: string; atMs: number }
export interface Disliked { type: "disliked"; seq: number; spin: string; scope?: Scope | null; atMs: number }
export interface Reacted { type: "reacted"; seq: number; spin: string; kind: Kind; polarity?: number | null; atMs: number }
export interface Tune {
  type: "tune";
  seq: number;
  mode?: Mode | null;
  scene?: string | null;
  within?: string[] | string | null;
  incognito?: boolean | null;
  taste?: Taste | null;
  pausePersonalisation?: boolean | null;
  signals?: Signals | null;
  atMs?: number | null;
}
export interface Renew { type: "renew"; token: string }

/** What a client says. */
export type ClientMessage =
  | Hello | Started | Progress | Paused | Resumed | Completed | Skipped | Failed | Liked | Unliked | Disliked | Reacted
  | Tune | Renew;

export interface Welcome {
  type: "welcome";
  station: string;
  resumed: boolean;
  lastSeq: number;
  limits: Limits;
  reason?: string | null;
}
export interface PlayMessage { type: "play"; spin: string; track: Track; why: Why; positionMs?: number | null }
export interface UpNextMessage { type: "upnext"; spin: string; track: Track }
export interface Ack { type: "ack"; seq: number; unknown?: string[] | null }
export interface ErrorMessage {
  type: "error";
  code: string;
  message: string;
  field?: string | null;
  seq?: number | null;
  expectedSeq?: number | null;
}
export interface Bye { type: "bye"; code: number; reason: string; reconnectAfterMs: number }

/** What a server says. */
export type ServerMessage = Welcome | PlayMessage | UpNextMessage | Ack | ErrorMessage | Bye;

export type Mode = "balanced" | "familiar" | "explore";
export type Scope = "track" | "artist";
export type Kind = "saved" | "downloaded" | "shared" | "commented" | "repeated" | "searched";

export interface Resume { station?: string | null; spin?: string | null; positionMs?: number | null }
export interface Taste { artists?: string[] | null; tags?: string[] | null; tracks?: string[] | null }

export interface Signals { history?: boolean | null; likes?: boolean | null; context?: boolean | null }

export interface Track {
  id: string;
  title: string;
  artist: string;
  album?: string | null;
  durationMs?: number | null;
  tags?: string[] | null;
  language?: string | null;
  year?: number | null;
  url?: string | null;
  traits?: Record<string, string> | null;
}

export interface Why {
  channel: string;
  explored: boolean;
  propensity: number;
  because?: string | null;
  features?: Feature[] | null;
  channels?: string[] | null;
}

export interface Feature { name: string; weight: number }

export interface Limits {
  maxFrameBytes: number;
  maxWithinTracks: number;
  messagesPerSecond: number;
  messageBurst: number;
  progressEveryMs: number;
  helloWithinMs: number;
  idleAfterMs: number;
}
