// How good alerts were, once the outcome is known. "False alarm" is two numbers: both are named.
import { type Rate, rateOf } from './rate.ts';

export interface Confusion {
  /** Alerted and lost, alerted and kept, not alerted and lost, not alerted and kept. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

export interface AlertReview {
  /** FP/(TP+FP): of those alerted, how many were kept anyway. The limit of 15 % is judged on this one. */
  readonly wrongAlertShare: Rate;
  /** FP/(FP+TN): of those kept, how many were alerted. */
  readonly falsePositiveRate: Rate;
  /** FN/(TP+FN): of those lost, how many were not alerted. */
  readonly missRate: Rate;
}

export function reviewAlerts({ truePositives, falsePositives, falseNegatives, trueNegatives }: Confusion): AlertReview {
  return {
    wrongAlertShare: rateOf(falsePositives, truePositives + falsePositives),
    falsePositiveRate: rateOf(falsePositives, falsePositives + trueNegatives),
    missRate: rateOf(falseNegatives, truePositives + falseNegatives),
  };
}
