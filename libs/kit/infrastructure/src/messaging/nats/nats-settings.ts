/** Who asks: by name and password, by a token, or by the content of a credentials file; or nobody in particular. */
export type NatsIdentity =
  | { readonly user: string; readonly password: string }
  | { readonly token: string }
  | { readonly credentials: string };

/** A NATS server with JetStream, and where events go there. */
export interface NatsSettings {
  /** The servers of one cluster, such as `nats://broker:4222`; `tls://` for encrypted ones only. */
  readonly servers: readonly string[];
  readonly identity: NatsIdentity | null;
  /** The stream that keeps the events; made when it is not there. */
  readonly stream: string;
  /** What subjects of events begin with; the name of the event follows. */
  readonly subjectPrefix: string;
  /** The name of the service whose events they are: see `cloudEvent`. */
  readonly service: string;
}
