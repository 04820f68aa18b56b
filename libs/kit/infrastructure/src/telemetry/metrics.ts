import type { CommitListener, DeliveryObserver, DeliveryOutcome } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client';
import { addDatabaseGauges, type WatchedDatabase } from './database-gauges.js';

/** Seconds: from a row that is at hand to what clients no longer wait for. */
const DURATION_BUCKETS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];

/** A request that is over; see `AnsweredRequest` of the API's kit, which is none of ours. */
export interface ObservedRequest {
  readonly operation: string;
  readonly outcome: string;
  /** Seconds. */
  readonly processTime: number;
  readonly problem: string | undefined;
}

/** What a process has measured so far, as it goes to another process; nobody else reads it. */
export type MetricsSnapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** The media type of what {@link Metrics.text} gives. */
export const METRICS_MEDIA_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/**
 * What happens in this process, in numbers, as Prometheus takes them. It listens to requests, commits and
 * deliveries; what can be looked at is looked at when somebody asks. Of the business it knows the names
 * of events, as they come.
 */
export class Metrics implements CommitListener, DeliveryObserver {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'http_server_requests_total',
    help: 'Requests by operation and status; aborted: the client did not wait.',
    labelNames: ['operation', 'status'],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'How long requests took, by operation.',
    labelNames: ['operation'],
    buckets: DURATION_BUCKETS,
    registers: [this.#registry],
  });
  readonly #problems = new Counter({
    name: 'http_server_problems_total',
    help: 'Requests that were answered with a problem, by its code; throttled ones among them.',
    labelNames: ['code'],
    registers: [this.#registry],
  });
  readonly #events = new Counter({
    name: 'domain_events_total',
    help: 'What happened in committed transactions, by the name of the event.',
    labelNames: ['event'],
    registers: [this.#registry],
  });
  readonly #retries = new Counter({
    name: 'unit_of_work_retries_total',
    help: 'Transactions that gave way to a concurrent one and were run again.',
    registers: [this.#registry],
  });
  readonly #deliveries = new Counter({
    name: 'outbox_deliveries_total',
    help: 'Tries to deliver an event, by subscriber and outcome.',
    labelNames: ['subscriber', 'outcome'],
    registers: [this.#registry],
  });
  #watched: WatchedDatabase | undefined;

  /** @param service what runs here */
  constructor(service: { readonly name: string; readonly version: string }) {
    collectDefaultMetrics({ register: this.#registry });
    addDatabaseGauges(this.#registry, () => this.#watched);
    new Gauge({
      name: 'service_info',
      help: 'What runs here; always 1.',
      labelNames: ['service', 'version'],
      registers: [this.#registry],
    }).set({ service: service.name, version: service.version }, 1);
  }

  /** Looks at the connections, and at what waits for the subscribers, whenever somebody asks. */
  watch(database: WatchedDatabase['database'], subscribers: readonly string[]): void {
    this.#watched = { database, subscribers };
  }

  answered({ operation, outcome, processTime, problem }: ObservedRequest): void {
    this.#requests.inc({ operation, status: outcome });
    this.#durations.observe({ operation }, processTime);
    if (problem !== undefined) this.#problems.inc({ code: problem });
  }

  committed(events: readonly DomainEvent[]): void {
    for (const { name } of events) this.#events.inc({ event: name });
  }

  gaveWay(): void {
    this.#retries.inc();
  }

  tried(subscriber: string, outcome: DeliveryOutcome): void {
    this.#deliveries.inc({ subscriber, outcome });
  }

  /** All of it in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** All of it for {@link textOf}. */
  snapshot(): Promise<MetricsSnapshot> {
    return this.#registry.getMetricsAsJSON();
  }
}

/**
 * The metrics of several processes as one text. Each keeps its own series, by the label `worker`: the sum
 * of counters would fall when one of them ends, which Prometheus takes for a new beginning.
 * @param snapshots by the name of the process
 */
export function textOf(snapshots: ReadonlyMap<string, MetricsSnapshot>): Promise<string> {
  const labelled = [...snapshots].map(([worker, metrics]) =>
    metrics.map((metric) => ({
      ...metric,
      // No two have the same labels, so nothing is summed.
      aggregator: 'sum',
      values: metric.values.map((value) => ({ ...value, labels: { ...value.labels, worker } })),
    })),
  );
  return AggregatorRegistry.aggregate(labelled).metrics();
}
