import { Extensions } from 'type-graphql';

/** Who may ask a root field. Closed by default: a field without a rule is refused, and a test fails on it. */
export type AccessRule = 'public' | 'signed-in' | 'acting' | 'facilitator' | 'staff' | 'secretariat';

/**
 * Names the access rule of a root field. `public`: anyone, each row still filtered by what they may see; `signed-in`:
 * whoever has an account; `acting`: someone acting for a stakeholder; `facilitator`: facilitators of any cluster;
 * `staff`: facilitators, secretariat, administrators; `secretariat`: the secretariat and administrators.
 */
export function Rule(rule: AccessRule): MethodDecorator & PropertyDecorator {
  return Extensions({ rule });
}
