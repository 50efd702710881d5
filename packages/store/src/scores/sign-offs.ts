// A reviewer's word on a published health model: counted anew at the moment of signing, held against what was seen, then kept.
import {
  halfRule,
  hasSeen,
  outcomeRule,
  type ReviewAsked,
  type ReviewFigures,
  toReviewFigures,
  toScoreGroups,
} from '@keepwell/health';
import { AppError, createId } from '@keepwell/kernel';
import type { Actor } from '../actor.ts';
import { scoreTableName } from '../catalog/score-table.ts';
import { accessTo, grantOn } from '../commands/acting.ts';
import type { Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import type { Session } from '../session.ts';
import { countReview } from './review-counts.ts';
import type { ScoreStore, SignOff } from './score-store.ts';
import {
  needSignable,
  readSignOff,
  readSignOffs,
  repeated,
  type Signable,
  type StoredSignOff,
} from './sign-off-rows.ts';
import { needDocument } from '../documents/working-copy.ts';
import { publishedModel } from './model-row.ts';

const longestNote = 1_000;

export function createSignOffs(session: Session): Pick<ScoreStore, 'signOff' | 'signOffs'> {
  const { database } = session;

  /** Whoever may not see the outcome, or not all rows, is told the verdict and not what it was found from. */
  function shownTo(actor: Actor, entity: string | null, signOff: StoredSignOff): SignOff {
    if (signOff.by === actor.id) return signOff;
    if (entity === null) return { ...signOff, figures: null };
    const grant = grantOn(session.acting(actor), entity);
    const access = accessTo(grant, signOff.figures.asked.outcome.field);
    const isShown = grant.read && grant.rowRule === null && (access === 'read' || access === 'write');
    return isShown ? signOff : { ...signOff, figures: null };
  }

  return {
    async signOff(actor, model, { id = createId('signoff', session.random), revision, verdict, note, asked, seen }) {
      if (actor.grants.documents !== 'write') throw new AppError('store.forbidden');
      const text = readNote(verdict, note);
      const sent = { id, model, revision, by: actor.id, verdict, note: text };
      const known = await database.read(() => readSignOff(id));
      if (known !== undefined) return repeated(known, sent);
      const { row } = await database.read(() => needSignable(model, revision, actor.id));
      const figures = await session.ask(
        actor,
        row.entity,
        function* question(asking) {
          return yield* countFigures(asking, yield* needSignable(model, revision, actor.id), asked);
        },
        true,
      );
      if (figures === null) throw new AppError('store.sign_off_empty');
      if (!hasSeen(figures, seen)) throw new AppError('store.figures_changed', {}, { detail: { figures } });
      return session.write(actor, 'addSignOff', { id, model, revision, verdict, note: text, figures });
    },

    async signOffs(actor, model) {
      if (actor.grants.documents === 'none') throw new AppError('store.forbidden');
      const found = await database.read(function* read() {
        const { document } = yield* needDocument(model, actor.id);
        const rows = yield* readSignOffs(model);
        // A draft has none: only what is published can be signed.
        const entity = document.published === null ? null : (yield* publishedModel(model)).definition.entity;
        return { rows, entity };
      });
      return found.rows.map((one) => shownTo(actor, found.entity, one));
    },
  };
}

function* countFigures(asking: Asking, signable: Signable, asked: ReviewAsked): Step<ReviewFigures | null> {
  const { row, generation, model } = signable;
  const counts = yield* countReview(asking, scoreTableName(row.model, generation), {
    label: outcomeRule(asked.outcome),
    where: asked.among === 'unseen' ? halfRule(asking.entity.entity, 'unseen') : null,
    by: null,
  });
  return toReviewFigures(toScoreGroups(counts), model.definition.polarity, asked);
}

function readNote(verdict: SignOff['verdict'], note: string | null): string | null {
  const text = note?.trim() ?? '';
  if (text.length > longestNote) {
    throw new AppError('store.sign_off_note_long', { length: text.length, limit: longestNote });
  }
  if (verdict === 'rejected' && text === '') throw new AppError('store.sign_off_note_missing');
  return text === '' ? null : text;
}
