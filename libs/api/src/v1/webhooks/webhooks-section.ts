import {
  html,
  type HtmlValue,
  id,
  momentHtml,
  OPERATOR_PAGE_ROWS,
  type OperatorSection,
  table,
} from '@strata/api-kit';
import { UpdateWebhookUseCase, type WebhookQueries, type WebhookView } from '@strata/application';
import { webhookErrors, type WebhookId } from '@strata/domain';
import type { Commands } from '../../shared/commands.js';
import type { WebhookMaking } from './webhook-ports.js';

/** What the section works with. */
export interface WebhooksSectionPorts extends Pick<WebhookMaking, 'webhookTargets'> {
  readonly queries: WebhookQueries;
  readonly commands: Commands;
}

/** Whom outside events are posted to, and with whom that ended, for the page of operators. */
export function webhooksSection({
  queries,
  commands,
  webhookTargets,
}: WebhooksSectionPorts): OperatorSection {
  const update = new UpdateWebhookUseCase(webhookTargets);
  return {
    id: 'webhooks',
    title: 'Webhooks',
    content: async ({ button, page, pages }) => {
      const { items, total } = await queries.list({
        filter: {},
        sort: [{ key: 'createdAt', descending: true }],
        skip: (page - 1) * OPERATOR_PAGE_ROWS,
        limit: OPERATOR_PAGE_ROWS,
      });
      if (total === 0) return html`<p>Nobody outside is told anything.</p>`;
      const rows = items.map((webhook) => [
        webhook.url,
        stateOf(webhook),
        !webhook.enabled && button('enable', 'Enable', { id: webhook.id }),
      ]);
      return html`${table(['URL', 'State', 'Actions'], rows)} ${pages(total)}
        <p>
          Deliveries that were given up stand in the outbox, as those to <code>webhook:…</code>.
        </p>`;
    },
    actions: {
      enable: async (fields, by) => {
        const { value, error } = id().required().validate(fields['id']);
        if (error) throw webhookErrors.notFound(String(fields['id']));
        // A UUID, by the check above.
        const command = { id: value as WebhookId, change: { enabled: true } };
        const { url } = await commands.run(update, command, by.id);
        return `${url} is told again what happens from now on.`;
      },
    },
  };
}

function stateOf({ enabled, disabledAt, disabledReason }: WebhookView): HtmlValue {
  if (enabled) return html`<span class="good">enabled</span>`;
  if (disabledReason === null) return 'disabled';
  return html`<span class="bad">disabled</span> ${momentHtml(disabledAt)}<br />${disabledReason}`;
}
