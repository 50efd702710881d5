// useOverrideWords: what a variant differs in, in words: one value, and all of them as a count.
import { findNode, overridesOf, settingWords, type Variant, type VariantOverride } from '@keepwell/health';
import { useLabel, useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { percentOf } from './structure-panel.tsx';

export interface OverrideWords {
  /** "Contract: Weight" */
  nameOfOverride(override: VariantOverride): string;
  /** What the model says in its place; undefined: nothing that fits a line. */
  modelValue(override: VariantOverride): string | undefined;
  /** "2 weights, 1 band limit" */
  summary(variant: Variant): string;
}

export function useOverrideWords(): OverrideWords {
  const t = useText('healthBuilder');
  const label = useLabel();
  const { doc, nameOf } = useDesk();
  return {
    nameOfOverride(override) {
      if (override.part === 'band') {
        const band = doc.bands.find(({ id }) => id === override.band);
        return t('placeOf', { name: nameOf(band ?? { labels: {} }), part: t('limit') });
      }
      const node = findNode(doc, override.node);
      const setting =
        override.part === 'setting' && node?.kind === 'indicator' ? settingWords(node.type, override.name) : undefined;
      const part = override.part === 'weight' ? t('part_weight') : label(setting, t('part_settings'));
      return t('placeOf', { name: nameOf(node ?? { labels: {} }), part });
    },
    modelValue(override) {
      if (override.part === 'band') {
        const band = doc.bands.find(({ id }) => id === override.band);
        if (band === undefined) return undefined;
        return band.leaveAt === null ? `≥ ${band.from}` : `≥ ${band.from} ↩ ${band.leaveAt}`;
      }
      const node = findNode(doc, override.node);
      if (node === undefined) return undefined;
      return override.part === 'weight' ? `${percentOf(node.weight)}%` : undefined;
    },
    summary(variant) {
      const overrides = overridesOf(doc, variant);
      const count = (part: VariantOverride['part']): number => overrides.filter((one) => one.part === part).length;
      const [weights, settings, bands] = [count('weight'), count('setting'), count('band')];
      const parts = [
        ...(weights === 0 ? [] : [t('variantWeights', { count: weights })]),
        ...(settings === 0 ? [] : [t('variantSettings', { count: settings })]),
        ...(bands === 0 ? [] : [t('variantBands', { count: bands })]),
      ];
      return parts.length === 0 ? t('variantSame') : parts.join(t('listComma'));
    },
  };
}
