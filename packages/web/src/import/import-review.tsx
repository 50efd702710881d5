// The second step: what the file is, where its columns go, and what would happen.
import { proposeEntity, proposeMapping } from '@keepwell/exchange';
import type { Entity } from '@keepwell/model';
import type { ReactElement } from 'react';
import { useEntities } from '../data/use-documents.ts';
import { DryRunPanel } from './dry-run-panel.tsx';
import { FileFacts } from './file-facts.tsx';
import type { Mapping } from './mapping-edits.ts';
import { MappingTable } from './mapping-table.tsx';
import { MatchPanel } from './match-panel.tsx';
import { TargetPanel } from './target-panel.tsx';
import type { ImportState } from './upload-file.ts';
import type { ImportControl } from './use-import.ts';

export interface ImportReviewProps {
  readonly control: ImportControl;
  readonly state: ImportState;
  readonly mapping: Mapping;
  readonly entity: Entity | null;
}

export function ImportReview({ control, state, mapping, entity }: ImportReviewProps): ReactElement {
  const entities = useEntities() ?? [];
  const { facts } = state;
  const suggestedName = facts.name.replace(/\.[^.]+$/, '');
  const retarget = (target: Mapping['target']): void => {
    const known = 'entity' in target ? entities.find((candidate) => candidate.id === target.entity) : undefined;
    // The wire leaves out how a column's texts are read, which a proposal does not need.
    const read = { ...facts, columns: facts.columns.map((column) => ({ ...column, reading: {} })) };
    control.setMapping(known === undefined ? proposeEntity(read, null) : proposeMapping(read, known));
  };
  return (
    <>
      <FileFacts facts={facts} busy={control.rereading} onDialect={control.setDialect} />
      <div className="imp-review">
        <MappingTable
          facts={facts}
          mapping={mapping}
          entity={entity}
          busy={control.rereading}
          onMapping={control.setMapping}
        />
        <div className="imp-review__side">
          <TargetPanel
            mapping={mapping}
            busy={control.rereading}
            onTarget={retarget}
            onMapping={control.setMapping}
            suggestedName={suggestedName}
          />
          <MatchPanel facts={facts} mapping={mapping} entity={entity} onMapping={control.setMapping} />
          <DryRunPanel state={state} judging={control.judging || control.rereading} />
        </div>
      </div>
    </>
  );
}
