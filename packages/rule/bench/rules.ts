// The ten rules of the bench: about eight operators each, as a retention team writes them, with a hand-written twin of each.
import type { Json } from '@keepwell/kernel';

export interface Customer {
  readonly f_id: number;
  readonly f_contract: string;
  readonly f_internet: string;
  readonly f_payment: string;
  readonly f_tenure: number;
  readonly f_monthly: number;
  readonly f_total: number | null;
  readonly f_tickets: number;
  readonly f_senior: boolean;
  readonly f_paperless: boolean;
  readonly f_support: string;
}

export interface BenchRule {
  readonly rule: Json;
  readonly byHand: (customer: Customer) => boolean;
  readonly sqlByHand: string;
}

const v = (name: string): Json => ({ var: name });
/** SQLite keeps yes and no as 1 and 0; PostgreSQL reads the bare column just as well. */
export const benchRules: readonly BenchRule[] = [
  {
    rule: {
      and: [
        { '==': [v('f_contract'), 'month'] },
        { '<': [v('f_tenure'), 12] },
        { '>': [v('f_monthly'), 70] },
        { or: [{ '==': [v('f_internet'), 'fiber'] }, { '>=': [v('f_tickets'), 2] }] },
        { '!': [v('f_senior')] },
      ],
    },
    byHand: (c) =>
      c.f_contract === 'month' &&
      c.f_tenure < 12 &&
      c.f_monthly > 70 &&
      (c.f_internet === 'fiber' || c.f_tickets >= 2) &&
      !c.f_senior,
    sqlByHand:
      "f_contract = 'month' and f_tenure < 12 and f_monthly > 70 and (f_internet = 'fiber' or f_tickets >= 2) and not f_senior",
  },
  {
    rule: {
      or: [
        {
          and: [
            { in: [v('f_payment'), ['check', 'mail']] },
            { '<=': [v('f_tenure'), 6] },
            { '!=': [v('f_support'), 'yes'] },
          ],
        },
        { and: [{ '>': [v('f_tickets'), 4] }, { '<': [v('f_monthly'), 40] }] },
      ],
    },
    byHand: (c) =>
      ((c.f_payment === 'check' || c.f_payment === 'mail') && c.f_tenure <= 6 && c.f_support !== 'yes') ||
      (c.f_tickets > 4 && c.f_monthly < 40),
    sqlByHand:
      "(f_payment in ('check', 'mail') and f_tenure <= 6 and f_support <> 'yes') or (f_tickets > 4 and f_monthly < 40)",
  },
  {
    rule: {
      and: [
        { '!=': [v('f_total'), null] },
        { '>': [{ '*': [v('f_monthly'), 24] }, v('f_total')] },
        { '>=': [v('f_tenure'), 24] },
        { in: [v('f_internet'), ['fiber', 'dsl']] },
        { '<': [v('f_tickets'), 3] },
      ],
    },
    byHand: (c) =>
      c.f_total !== null &&
      c.f_monthly * 24 > c.f_total &&
      c.f_tenure >= 24 &&
      (c.f_internet === 'fiber' || c.f_internet === 'dsl') &&
      c.f_tickets < 3,
    sqlByHand:
      "f_total is not null and f_monthly * 24 > f_total and f_tenure >= 24 and f_internet in ('fiber', 'dsl') and f_tickets < 3",
  },
  {
    rule: {
      and: [
        { or: [{ '==': [v('f_contract'), 'year'] }, { '==': [v('f_contract'), 'two'] }] },
        { '>=': [v('f_tenure'), 11] },
        { '<=': [v('f_tenure'), 13] },
        { '>': [v('f_monthly'), 50] },
        { '==': [v('f_paperless'), true] },
      ],
    },
    byHand: (c) =>
      (c.f_contract === 'year' || c.f_contract === 'two') &&
      c.f_tenure >= 11 &&
      c.f_tenure <= 13 &&
      c.f_monthly > 50 &&
      c.f_paperless,
    sqlByHand:
      "(f_contract = 'year' or f_contract = 'two') and f_tenure >= 11 and f_tenure <= 13 and f_monthly > 50 and f_paperless",
  },
  {
    rule: {
      and: [
        { '>': [{ '+': [v('f_tickets'), { '*': [v('f_tenure'), 0.1] }] }, 3] },
        { '<': [v('f_monthly'), 100] },
        { '!': [{ in: [v('f_payment'), ['bank', 'card']] }] },
        { '==': [v('f_support'), 'no'] },
      ],
    },
    byHand: (c) =>
      c.f_tickets + c.f_tenure * 0.1 > 3 &&
      c.f_monthly < 100 &&
      !(c.f_payment === 'bank' || c.f_payment === 'card') &&
      c.f_support === 'no',
    sqlByHand:
      "f_tickets + f_tenure * 0.1 > 3 and f_monthly < 100 and not (f_payment in ('bank', 'card')) and f_support = 'no'",
  },
  {
    rule: {
      if: [
        v('f_senior'),
        { and: [{ '<': [v('f_tenure'), 24] }, { '>': [v('f_monthly'), 60] }] },
        { and: [{ '<': [v('f_tenure'), 6] }, { '>': [v('f_monthly'), 90] }, { '==': [v('f_internet'), 'fiber'] }] },
      ],
    },
    byHand: (c) =>
      c.f_senior ? c.f_tenure < 24 && c.f_monthly > 60 : c.f_tenure < 6 && c.f_monthly > 90 && c.f_internet === 'fiber',
    sqlByHand:
      "case when f_senior then f_tenure < 24 and f_monthly > 60 else f_tenure < 6 and f_monthly > 90 and f_internet = 'fiber' end",
  },
  {
    rule: {
      and: [
        { '<': [6, v('f_tenure')] },
        { '<=': [v('f_tenure'), 18] },
        { '!=': [v('f_contract'), 'two'] },
        { or: [v('f_paperless'), { '==': [v('f_payment'), 'check'] }] },
        { '>': [{ '-': [v('f_monthly'), 20] }, 30] },
      ],
    },
    byHand: (c) =>
      6 < c.f_tenure &&
      c.f_tenure <= 18 &&
      c.f_contract !== 'two' &&
      (c.f_paperless || c.f_payment === 'check') &&
      c.f_monthly - 20 > 30,
    sqlByHand:
      "6 < f_tenure and f_tenure <= 18 and f_contract <> 'two' and (f_paperless or f_payment = 'check') and f_monthly - 20 > 30",
  },
  {
    rule: {
      or: [
        { '>': [v('f_tickets'), 6] },
        { and: [{ '>': [v('f_tickets'), 3] }, { '<': [v('f_tenure'), 12] }] },
        {
          and: [{ '==': [v('f_internet'), 'none'] }, { '>': [v('f_monthly'), 30] }, { '==': [v('f_support'), 'none'] }],
        },
      ],
    },
    byHand: (c) =>
      c.f_tickets > 6 ||
      (c.f_tickets > 3 && c.f_tenure < 12) ||
      (c.f_internet === 'none' && c.f_monthly > 30 && c.f_support === 'none'),
    sqlByHand:
      "f_tickets > 6 or (f_tickets > 3 and f_tenure < 12) or (f_internet = 'none' and f_monthly > 30 and f_support = 'none')",
  },
  {
    rule: {
      and: [
        { '>=': [v('f_monthly'), 20] },
        { '<': [v('f_monthly'), 90] },
        { in: [v('f_contract'), ['month', 'year']] },
        { in: [v('f_payment'), ['card', 'bank', 'check']] },
        { '>': [v('f_tenure'), 3] },
        { '<': [v('f_tickets'), 5] },
      ],
    },
    byHand: (c) =>
      c.f_monthly >= 20 &&
      c.f_monthly < 90 &&
      (c.f_contract === 'month' || c.f_contract === 'year') &&
      (c.f_payment === 'card' || c.f_payment === 'bank' || c.f_payment === 'check') &&
      c.f_tenure > 3 &&
      c.f_tickets < 5,
    sqlByHand:
      "f_monthly >= 20 and f_monthly < 90 and f_contract in ('month', 'year') and f_payment in ('card', 'bank', 'check') and f_tenure > 3 and f_tickets < 5",
  },
  {
    rule: {
      and: [
        { '!': [{ and: [v('f_senior'), v('f_paperless')] }] },
        { '<': [{ '/': [v('f_monthly'), { '+': [v('f_tickets'), 1] }] }, 40] },
        { '>': [v('f_tenure'), 12] },
        { '!=': [v('f_internet'), 'none'] },
      ],
    },
    byHand: (c) =>
      !(c.f_senior && c.f_paperless) &&
      c.f_monthly / (c.f_tickets + 1) < 40 &&
      c.f_tenure > 12 &&
      c.f_internet !== 'none',
    sqlByHand:
      "not (f_senior and f_paperless) and f_monthly / (f_tickets + 1) < 40 and f_tenure > 12 and f_internet <> 'none'",
  },
];
