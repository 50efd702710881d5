// RuleCanvas: the rule of a segment, in the middle of its builder.
import type { SegmentDefinition } from '@keepwell/model';
import { Card } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { RuleEditor, type RuleJson } from '../rule-editor/index.ts';
import { useDesk } from './segment-context.tsx';

export function RuleCanvas(): ReactElement {
  const t = useText('segments');
  const { doc, entity, edit } = useDesk();
  const { rule } = doc as SegmentDefinition;
  return (
    <div className="segment-canvas" data-place="rule">
      <Card title={t('rule')} titleAside={t('ruleHelp')}>
        <RuleEditor
          entity={entity}
          rule={(rule ?? null) as RuleJson}
          onChange={(next) => edit<SegmentDefinition>(t('editRule'), (body) => ({ ...body, rule: next }), 'rule')}
        />
      </Card>
    </div>
  );
}
