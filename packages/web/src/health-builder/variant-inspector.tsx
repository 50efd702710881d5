// VariantInspector: the variant that is shown: its names, its band limits, and everything in which it differs from the model.
import { type Band, overridesOf, type Variant } from '@keepwell/health';
import { BandShape, Button, Field, Icon, NumberInput } from '@keepwell/ui';
import { CircleAlert, Scale } from 'lucide-react';
import type { ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { bandLooks } from '../health/band-looks.ts';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesk } from './model-context.tsx';
import { OverrideNote } from './override-note.tsx';
import { useNodeActions } from './use-node-actions.ts';
import { useVariantActions } from './use-variant-actions.ts';
import { useVariantIssues } from './use-variant-issues.ts';
import { VariantFixed } from './variant-fixed.tsx';

export const variantNameClass = 'variant-name';

export function VariantInspector({ variant }: { readonly variant: Variant }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, shown } = useDesk();
  const actions = useVariantActions();
  const say = useVariantIssues(variant);
  const overrides = overridesOf(doc, variant);
  return (
    <div className="inspector">
      <div className={`sect stack ${variantNameClass}`}>
        <Field as="group" label={t('variantName')} error={say('labels')}>
          <LabelsInput
            what={t('variantName')}
            labels={variant.labels}
            onChange={(labels) => actions.rename(variant, labels)}
          />
        </Field>
      </div>
      <div className="sect stack">
        <Field as="group" label={t('variantLimits')} help={t('variantLimitsHelp')} error={say('bands')}>
          <div className="bands">
            {shown.bands.map((band, index) => (
              <LimitRow key={band.id} variant={variant} band={band} isLowest={index === 0} />
            ))}
            <p className="meta">{t(`bandsHelp_${doc.polarity}`)}</p>
          </div>
        </Field>
      </div>
      <div className="sect">
        <h2 className="sect__title">{t('variantDiffers')}</h2>
        <WrongSums variant={variant} />
        {overrides.length === 0 ? (
          <p className="muted">{t('variantDiffersNone')}</p>
        ) : (
          <ul className="override-list">
            {overrides.map((override) => (
              <li key={JSON.stringify(override)}>
                <OverrideNote override={override} named />
              </li>
            ))}
          </ul>
        )}
      </div>
      <VariantFixed />
    </div>
  );
}

/** Weights that do not add up as this variant has them, each with its repair. */
function WrongSums({ variant }: { readonly variant: Variant }): ReactElement {
  const t = useText('healthBuilder');
  const { doc, issues, reader } = useDesk();
  const actions = useNodeActions();
  const index = doc.variants.findIndex(({ id }) => id === variant.id);
  const wrong = issues.filter(
    ({ code, path }) => code === 'health.weights_sum' && path[0] === 'variants' && path[1] === index,
  );
  return (
    <>
      {wrong.map((found) => (
        <div key={found.path.join('/')} className="variant-sum">
          <p className="help help--error">
            <Icon of={CircleAlert} size={14} />
            <span>{describeFinding(found, reader.language)}</span>
          </p>
          {/* After the weights a path names the group; without one it is the whole model. */}
          <Button size="sm" icon={Scale} onClick={() => actions.normalise(found.path[3]?.toString() ?? null)}>
            {t('normalise')}
          </Button>
        </div>
      ))}
    </>
  );
}

interface LimitRowProps {
  readonly variant: Variant;
  /** As the variant has it. */
  readonly band: Band;
  /** Begins at 0 in every variant. */
  readonly isLowest: boolean;
}

function LimitRow({ variant, band, isLowest }: LimitRowProps): ReactElement {
  const t = useText('healthBuilder');
  const { nameOf } = useDesk();
  const actions = useVariantActions();
  const name = nameOf(band);
  const { from, leaveAt } = band;
  return (
    <div className="bands__band">
      <div className="bands__row variant-limit">
        <BandShape band={bandLooks[band.look]} />
        <span className="ellipsis">{name}</span>
        {isLowest ? (
          <span className="muted num variant-limit__lowest">≥ {from}</span>
        ) : (
          <>
            <NumberInput
              size="sm"
              aria-label={t('bandFrom', { name })}
              value={from}
              min={0}
              max={100}
              prefix="≥"
              onChange={(next) => next !== null && actions.setLimits(variant, band, { from: next, leaveAt })}
            />
            <NumberInput
              size="sm"
              aria-label={t('bandLeave', { name })}
              value={leaveAt}
              min={0}
              max={100}
              prefix="↩"
              onChange={(next) => actions.setLimits(variant, band, { from, leaveAt: next })}
            />
          </>
        )}
      </div>
      {variant.bands[band.id] !== undefined && <OverrideNote override={{ part: 'band', band: band.id }} />}
    </div>
  );
}
