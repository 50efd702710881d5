// useVariantActions: everything that can be done to the list of variants and to one of them; drag, menus and keys all come here.
import {
  addVariant,
  type BandLimits,
  changeVariant,
  clearOverride,
  duplicateVariant,
  findVariant,
  moveVariant,
  newVariant,
  removeVariant,
  setVariantBand,
  type Band,
  type Variant,
  type VariantOverride,
} from '@keepwell/health';
import type { Labels } from '@keepwell/model';
import type { RuleJson } from '../rule-editor/index.ts';
import { useText } from '../language/use-text.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './model-context.tsx';

export interface VariantActions {
  add(): void;
  /** `to`: the place among the others; out of range: nothing happens. */
  move(variant: Variant, to: number): void;
  duplicate(variant: Variant): void;
  remove(variant: Variant): void;
  rename(variant: Variant, labels: Labels): void;
  setRule(variant: Variant, when: RuleJson): void;
  setLimits(variant: Variant, band: Band, limits: BandLimits): void;
  takeModel(variant: Variant, override: VariantOverride): void;
}

export function useVariantActions(): VariantActions {
  const t = useText('healthBuilder');
  const { doc, edit, nameOf, variant: chosen, chooseVariant } = useDesk();
  const stepOf = (variant: Variant, step: string): string => t('variantStep', { name: nameOf(variant), step });
  return {
    add() {
      const variant = newVariant(newId('x'), { zh: '新分客群', en: 'New variant' });
      edit(t('variantAddedStep', { name: nameOf(variant) }), (model) => addVariant(model, variant));
      chooseVariant(variant.id);
    },
    move(variant, to) {
      if (to < 0 || to >= doc.variants.length) return;
      edit(t('variantMovedStep', { name: nameOf(variant) }), (model) => moveVariant(model, variant.id, to));
    },
    duplicate(variant) {
      const { zh, en } = variant.labels;
      const copy = {
        id: newId('x'),
        labels: {
          ...(zh === undefined ? {} : { zh: `${zh}（副本）` }),
          ...(en === undefined ? {} : { en: `${en}, copy` }),
        },
      };
      edit(t('variantDuplicatedStep', { name: nameOf(variant) }), (model) => {
        // What was typed a moment ago is in the model, and not yet in the variant at hand.
        const now = findVariant(model, variant.id);
        return now === undefined ? model : duplicateVariant(model, now.id, copy);
      });
      chooseVariant(copy.id);
    },
    remove(variant) {
      edit(t('variantRemovedStep', { name: nameOf(variant) }), (model) => removeVariant(model, variant.id));
      if (chosen?.id === variant.id) chooseVariant(null);
    },
    rename(variant, labels) {
      edit(
        t('variantRenamedStep', { name: nameOf({ labels }) }),
        (model) => changeVariant(model, variant.id, { labels }),
        `${variant.id} labels`,
      );
    },
    setRule(variant, when) {
      edit(
        t('variantRuleStep', { name: nameOf(variant) }),
        (model) => changeVariant(model, variant.id, { when }),
        `${variant.id} when`,
      );
    },
    setLimits(variant, band, limits) {
      edit(
        stepOf(variant, t('limitStep', { name: nameOf(band) })),
        (model) => setVariantBand(model, variant.id, band.id, limits),
        `${variant.id} ${band.id}`,
      );
    },
    takeModel(variant, override) {
      edit(stepOf(variant, t('takenStep')), (model) => clearOverride(model, variant.id, override));
    },
  };
}
