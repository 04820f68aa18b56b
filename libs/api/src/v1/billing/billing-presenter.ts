import type { DepositView, PaymentView, RefundView } from '@strata/application';

/** A payment, to the wire. */
export function presentPayment(payment: PaymentView | RefundView | DepositView) {
  return {
    id: payment.id,
    document_type: payment.documentType,
    document_id: payment.documentId,
    amount: payment.amount,
    currency: payment.currency,
    method: payment.method,
    reference: payment.reference,
    created_at: payment.createdAt.toISOString(),
    created_by: payment.createdBy,
  };
}

/** A refund, to the wire. */
export function presentRefund(refund: RefundView) {
  return { ...presentPayment(refund), kind: refund.kind, reason: refund.reason };
}

/** What was done with a deposit, to the wire. */
export function presentDeposit(deposit: DepositView) {
  return { ...presentPayment(deposit), kind: deposit.kind };
}
