// AppDefinition: a set of documents that belong together.
import { Type, type Static } from 'typebox';
import { LabelsSchema } from './entity.ts';

export const AppSchema = Type.Object({
  labels: LabelsSchema,
  icon: Type.String({ maxLength: 40 }),
  /** Entities in the order of the navigation. */
  entities: Type.Array(Type.String(), { maxItems: 400 }),
});
export type AppDefinition = Static<typeof AppSchema>;
