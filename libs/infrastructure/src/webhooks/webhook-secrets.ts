import type { WebhookSecrets } from '@strata/application';
import { newWebhookSecret } from '@strata/infrastructure-kit';

/** Makes secrets, and seals them: to sign with, they must be readable again. */
export class SealedWebhookSecrets implements WebhookSecrets {
  /** @param seal under SECRET_KEY, for this purpose alone */
  constructor(private readonly seal: { seal(text: string): string }) {}

  make(): { readonly secret: string; readonly sealed: string } {
    const secret = newWebhookSecret();
    return { secret, sealed: this.seal.seal(secret) };
  }
}
