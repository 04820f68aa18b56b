import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  requireText,
  revised,
} from '@strata/domain-kit';
import { apiKeyErrors } from './api-key-errors.js';
import type { ApiKeyEvents } from './api-key-events.js';
import type { Role } from './role.js';

/** The identity of an API key. */
export type ApiKeyId = EntityId<'ApiKey'>;

/** An API key as stored; the key itself is not, so nothing that is stored lets anybody in. */
export interface ApiKeySnapshot extends AggregateSnapshot<'ApiKey'> {
  readonly name: string;
  /** How the key begins, by which people recognise it. */
  readonly prefix: string;
  /** Of the whole key; 64 hexadecimal digits. */
  readonly digest: string;
  readonly role: Role;
  readonly expiresAt: Date;
  /** To the minute; noted past the aggregate, by whoever lets the machine in. */
  readonly lastUsedAt: Date | null;
}

/** What makes a new API key. */
export type NewApiKey = Pick<ApiKeySnapshot, 'name' | 'prefix' | 'digest' | 'role' | 'expiresAt'>;

/** A change of an API key: what is absent stays. Another role is another key. */
export interface ApiKeyChange {
  readonly name?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

/** What a machine signs in with, instead of a user's password: it has a role, and an end. */
export class ApiKey extends AggregateRoot<'ApiKey', ApiKeyEvents> {
  static readonly NAME_MAX_LENGTH = 60;

  readonly #prefix: string;
  readonly #digest: string;
  readonly #role: Role;
  readonly #lastUsedAt: Date | null;
  #name: string;
  #expiresAt: Date;

  private constructor(snapshot: ApiKeySnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#name = snapshot.name;
    this.#prefix = snapshot.prefix;
    this.#digest = snapshot.digest;
    this.#role = snapshot.role;
    this.#expiresAt = snapshot.expiresAt;
    this.#lastUsedAt = snapshot.lastUsedAt;
  }

  /**
   * A new key; records `api_key.created`.
   * @throws DomainError `text.*`, `api_key.expiry_passed`
   */
  static create(input: NewApiKey, context: ActionContext): ApiKey {
    const key = new ApiKey(
      {
        ...AggregateRoot.newbornAggregate<'ApiKey'>(context),
        name: nameOf(input.name),
        prefix: input.prefix,
        digest: input.digest,
        role: input.role,
        expiresAt: expiryOf(input.expiresAt, context.at),
        lastUsedAt: null,
      },
      false,
    );
    key.record('api_key.created', { ...key.#facts(), role: key.#role }, context);
    return key;
  }

  /** An API key as it comes out of the store. */
  static reconstitute(snapshot: ApiKeySnapshot): ApiKey {
    return new ApiKey(snapshot, true);
  }

  get aggregateType(): string {
    return 'api_key';
  }

  protected override get secretFields(): readonly string[] {
    return ['digest'];
  }

  get name(): string {
    return this.#name;
  }

  /**
   * Changes what is given; records `api_key.updated`. Nothing given, nothing happens.
   * @throws DomainError as {@link ApiKey.create}; then nothing changed
   */
  revise({ name, expiresAt }: ApiKeyChange, context: ActionContext): void {
    if (name === undefined && expiresAt === undefined) return;
    const nextName = revised(name, this.#name, this.#name, nameOf);
    const isSameExpiry = expiresAt?.getTime() === this.#expiresAt.getTime();
    const nextExpiry = isSameExpiry ? undefined : expiresAt && expiryOf(expiresAt, context.at);
    this.#name = nextName;
    this.#expiresAt = nextExpiry ?? this.#expiresAt;
    this.touch(context);
    this.record('api_key.updated', this.#facts(), context);
  }

  /** Soft delete: nobody gets in with it any more, the name becomes free; records `api_key.revoked`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('api_key.revoked', {}, context);
  }

  /** The key as plain data, for stores; holds the digest. */
  toSnapshot(): ApiKeySnapshot {
    return {
      ...this.baseSnapshot(),
      name: this.#name,
      prefix: this.#prefix,
      digest: this.#digest,
      role: this.#role,
      expiresAt: this.#expiresAt,
      lastUsedAt: this.#lastUsedAt,
    };
  }

  #facts() {
    return { name: this.#name, expiresAt: this.#expiresAt.toISOString() };
  }
}

function nameOf(text: string): string {
  return requireText('name', text, ApiKey.NAME_MAX_LENGTH);
}

function expiryOf(moment: Date, now: Date): Date {
  if (moment > now) return moment;
  throw apiKeyErrors.expiryPassed();
}
