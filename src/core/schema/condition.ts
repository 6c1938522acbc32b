import * as z from 'zod/mini';
import { idSchema } from './text.js';

const scalar = z.union([z.string().check(z.maxLength(200)), z.number(), z.null()]);

/** One comparison with the answer to another item. `has` asks whether a multiple choice holds a value. */
const comparisonSchema = z.strictObject({
  item: idSchema,
  is: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'has', 'answered', 'unanswered']),
  value: z.optional(z.union([scalar, z.array(scalar).check(z.maxLength(200))])),
});

/** How deep `all`, `any` and `not` may nest. Deeper rules cannot be reviewed by a person. */
export const maxConditionDepth = 8;

/** When an item or section is shown. Data only: there is no expression language to inject into. */
export type Condition =
  z.infer<typeof comparisonSchema> | { all: Condition[] } | { any: Condition[] } | { not: Condition };

const nested = (depth: number): z.ZodMiniType<Condition, Condition> =>
  depth === 0
    ? comparisonSchema
    : z.lazy(() => {
        const inner = nested(depth - 1);
        return z.union(
          [
            comparisonSchema,
            z.strictObject({ all: z.array(inner).check(z.minLength(1), z.maxLength(50)) }),
            z.strictObject({ any: z.array(inner).check(z.minLength(1), z.maxLength(50)) }),
            z.strictObject({ not: inner }),
          ],
          `must compare an item ({ "item", "is", "value" }) or combine with "all", "any" or "not", ${maxConditionDepth} deep at most`,
        );
      });

export const conditionSchema: z.ZodMiniType<Condition, Condition> = nested(maxConditionDepth);
