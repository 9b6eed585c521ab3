import { Extensions } from 'type-graphql';

/** Who may ask a root field. Closed by default: a field without a rule is refused, and a test fails on it. */
export type AccessRule = 'public' | 'acting' | 'staff';

/**
 * Names the access rule of a query or mutation. `public`: anyone, each row still filtered by what they may see;
 * `acting`: someone acting for a stakeholder; `staff`: facilitators and the secretariat.
 */
export function Rule(rule: AccessRule): MethodDecorator & PropertyDecorator {
  return Extensions({ rule });
}
